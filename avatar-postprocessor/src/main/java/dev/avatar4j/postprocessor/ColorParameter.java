package dev.avatar4j.postprocessor;

/**
 * A colour: three numbers from 0 to 1 in JSON, linear light.
 *
 * @param name the JSON key
 * @param defaultValue the value when nobody sets one
 * @param help one sentence on what it does
 * @param hidden whether editors leave it out
 */
public record ColorParameter(String name, Color defaultValue, String help, boolean hidden)
    implements Parameter<Color> {

  /**
   * @param name the JSON key
   * @param defaultValue the value when nobody sets one
   * @param help one sentence on what it does
   * @return the declaration
   */
  public static ColorParameter of(String name, Color defaultValue, String help) {
    return new ColorParameter(name, defaultValue, help, false);
  }

  @Override
  public String allowed() {
    return "a list of three numbers from 0 to 1: red, green, blue";
  }

  @Override
  public boolean accepts(Color value) {
    return inRange(value.red()) && inRange(value.green()) && inRange(value.blue());
  }

  private static boolean inRange(float value) {
    return value >= 0 && value <= 1;
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
