package dev.avatar4j.postprocessor;

/**
 * The declaration of one filter parameter. It parses JSON, refuses bad values with a message that
 * names the range, feeds editors and writes the documentation. Immutable; two parameters are equal
 * only if they are the same object.
 *
 * @param <T> the type of its value
 */
public sealed interface Parameter<T>
    permits NumberParameter, SwitchParameter, ChoiceParameter, ColorParameter, TextParameter {

  /**
   * @return the JSON key, such as {@code threshold}
   */
  String name();

  /**
   * @return the value when nobody sets one
   */
  T defaultValue();

  /**
   * @return one sentence on what it does
   */
  String help();

  /**
   * @return whether editors leave it out: kept for compatibility, or of no interest to people
   */
  boolean hidden();

  /**
   * @return what is accepted, in words, such as {@code a number from 0 to 1}
   */
  String allowed();

  /**
   * @param value a value of this type
   * @return whether it is in range
   */
  boolean accepts(T value);
}
