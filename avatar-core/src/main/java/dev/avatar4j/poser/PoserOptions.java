package dev.avatar4j.poser;

import dev.avatar4j.InvalidInputException;
import dev.avatar4j.Suggestion;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the options of a {@link PoserSpec}; what is wrong with one is said with what would be
 * right. Immutable.
 */
public final class PoserOptions {
  private static final Pattern BYTES = Pattern.compile("([1-9][0-9]{0,8})([KMGkmg]?)");

  private final PoserSpec spec;

  private PoserOptions(PoserSpec spec) {
    this.spec = spec;
  }

  /**
   * @param spec a spec
   * @param names the options its poser has
   * @return its options
   * @throws InvalidInputException if it has any other
   */
  public static PoserOptions of(PoserSpec spec, List<String> names) {
    for (String name : spec.options().keySet()) {
      if (!names.contains(name)) {
        throw new InvalidInputException(
            "poser",
            "The poser "
                + spec.scheme()
                + " has no option \""
                + name
                + "\"."
                + Suggestion.of(name, names)
                + " It has: "
                + String.join(", ", names)
                + ".");
      }
    }
    return new PoserOptions(spec);
  }

  /**
   * @param name an option
   * @return what was written, if it was
   */
  public Optional<String> text(String name) {
    return Optional.ofNullable(spec.options().get(name));
  }

  /**
   * @param name an option
   * @param min the least accepted
   * @param max the most accepted
   * @param absent the value of an option that was not written
   * @return a whole number
   */
  public int number(String name, int min, int max, int absent) {
    String text = spec.options().get(name);
    if (text == null) {
      return absent;
    }
    try {
      int number = Integer.parseInt(text);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // refused below, together with numbers out of range
    }
    throw refusal(name, "give a number from " + min + " to " + max + ".");
  }

  /**
   * @param name an option
   * @param absent the value of an option that was not written
   * @return {@code true} or {@code false}
   */
  public boolean flag(String name, boolean absent) {
    return choice(name, List.of("true", "false"), Boolean.toString(absent)).equals("true");
  }

  /**
   * @param name an option
   * @param values what is accepted
   * @param absent the value of an option that was not written
   * @return one of them
   */
  public String choice(String name, Collection<String> values, String absent) {
    String text = spec.options().getOrDefault(name, absent);
    if (values.contains(text)) {
      return text;
    }
    List<String> all = List.copyOf(values);
    String last = all.get(all.size() - 1);
    throw refusal(
        name,
        "give "
            + (all.size() == 1 ? "" : String.join(", ", all.subList(0, all.size() - 1)) + " or ")
            + last
            + "."
            + Suggestion.of(text, all));
  }

  /**
   * @param name an option
   * @param absent the value of an option that was not written
   * @return a number of bytes, written {@code 64M}, {@code 1G} or without a unit; 0 for {@code off}
   */
  public long bytes(String name, long absent) {
    String text = spec.options().get(name);
    if (text == null) {
      return absent;
    }
    if (text.equals("off")) {
      return 0;
    }
    Matcher matcher = BYTES.matcher(text);
    if (!matcher.matches()) {
      throw refusal(name, "give a size such as 64M or 1G, or off.");
    }
    int shift =
        switch (matcher.group(2).toUpperCase(Locale.ROOT)) {
          case "K" -> 10;
          case "M" -> 20;
          case "G" -> 30;
          default -> 0;
        };
    return Long.parseLong(matcher.group(1)) << shift;
  }

  /**
   * @param names options
   * @param setting what makes them meaningless, such as {@code mode=hybrid}
   * @throws InvalidInputException if one of them was written
   */
  public void requireAbsent(List<String> names, String setting) {
    for (String name : names) {
      if (spec.options().containsKey(name)) {
        throw new InvalidInputException(
            "poser",
            "Option "
                + name
                + " of poser "
                + spec.scheme()
                + " means nothing with "
                + setting
                + "; leave it out.");
      }
    }
  }

  /**
   * @param name an option with a wrong value
   * @param next what to write instead, such as {@code give true or false.}
   * @return what to throw
   */
  public InvalidInputException refusal(String name, String next) {
    return new InvalidInputException(
        "poser",
        "Option "
            + name
            + " of poser "
            + spec.scheme()
            + " is \""
            + spec.options().get(name)
            + "\"; "
            + next);
  }
}
