package dev.avatar4j.postprocessor;

/**
 * Free text of at most {@value #MAX_LENGTH} characters. Used for the {@code name} by which chains
 * of other programs tell instances of a filter apart; JSON {@code null} is accepted and means the
 * default. Always hidden.
 *
 * @param name the JSON key
 * @param defaultValue the value when nobody sets one
 * @param help one sentence on what it does
 */
public record TextParameter(String name, String defaultValue, String help)
    implements Parameter<String> {
  /** The longest accepted text. */
  public static final int MAX_LENGTH = 100;

  /**
   * @param filter the name of a filter
   * @return the parameter {@code name} of that filter, by default the filter's name and a 0
   */
  public static TextParameter instanceName(String filter) {
    return new TextParameter(
        "name",
        filter + "0",
        "Tells instances apart in settings of other programs; every instance has its own state.");
  }

  @Override
  public boolean hidden() {
    return true;
  }

  @Override
  public String allowed() {
    return "a text of at most " + MAX_LENGTH + " characters";
  }

  @Override
  public boolean accepts(String value) {
    return value.length() <= MAX_LENGTH;
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
