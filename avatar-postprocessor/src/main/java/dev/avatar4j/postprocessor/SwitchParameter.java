package dev.avatar4j.postprocessor;

/**
 * On or off.
 *
 * @param name the JSON key
 * @param defaultValue the value when nobody sets one
 * @param help one sentence on what it does
 * @param hidden whether editors leave it out
 */
public record SwitchParameter(String name, Boolean defaultValue, String help, boolean hidden)
    implements Parameter<Boolean> {

  /**
   * @param name the JSON key
   * @param defaultValue the value when nobody sets one
   * @param help one sentence on what it does
   * @return the declaration
   */
  public static SwitchParameter of(String name, boolean defaultValue, String help) {
    return new SwitchParameter(name, defaultValue, help, false);
  }

  /**
   * @return this, left out by editors
   */
  public SwitchParameter asHidden() {
    return new SwitchParameter(name, defaultValue, help, true);
  }

  @Override
  public String allowed() {
    return "true or false";
  }

  @Override
  public boolean accepts(Boolean value) {
    return true;
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
