package dev.avatar4j.server.cli.console;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The heading that options stand under in the help of a command: at a class, that of all its
 * options; at a field, that of one option.
 *
 * @see OptionList
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.FIELD})
public @interface HelpHeading {
  /** Such as "Address". */
  String value();
}
