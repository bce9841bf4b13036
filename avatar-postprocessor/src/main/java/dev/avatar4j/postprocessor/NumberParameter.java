package dev.avatar4j.postprocessor;

/**
 * A number. Two ranges: what is accepted, and what an editor's slider offers (the useful part).
 *
 * @param name the JSON key
 * @param defaultValue the value when nobody sets one
 * @param min lowest accepted value
 * @param max highest accepted value
 * @param sliderMin low end of a slider, within the accepted range
 * @param sliderMax high end of a slider, within the accepted range
 * @param whole whether only whole numbers are accepted
 * @param optional whether JSON {@code null} is accepted and means 0 (switches a wave off)
 * @param help one sentence on what it does
 * @param hidden whether editors leave it out
 */
public record NumberParameter(
    String name,
    Double defaultValue,
    double min,
    double max,
    double sliderMin,
    double sliderMax,
    boolean whole,
    boolean optional,
    String help,
    boolean hidden)
    implements Parameter<Double> {

  /** Checks that the ranges contain one another and the default. */
  public NumberParameter {
    if (!(min <= sliderMin && sliderMin <= sliderMax && sliderMax <= max)
        || !(min <= defaultValue && defaultValue <= max)) {
      throw new IllegalArgumentException("The ranges of " + name + " do not fit one another");
    }
  }

  /**
   * @param name the JSON key
   * @param defaultValue the value when nobody sets one
   * @param min lowest accepted value, and low end of the slider until {@link #slider} says else
   * @param max highest accepted value, and high end of the slider until {@link #slider} says else
   * @param help one sentence on what it does
   * @return the declaration
   */
  public static NumberParameter of(
      String name, double defaultValue, double min, double max, String help) {
    return new NumberParameter(name, defaultValue, min, max, min, max, false, false, help, false);
  }

  /**
   * @param from low end
   * @param to high end
   * @return this with another slider range
   */
  public NumberParameter slider(double from, double to) {
    return new NumberParameter(
        name, defaultValue, min, max, from, to, whole, optional, help, hidden);
  }

  /**
   * @return this, for whole numbers only
   */
  public NumberParameter asWhole() {
    return new NumberParameter(
        name, defaultValue, min, max, sliderMin, sliderMax, true, optional, help, hidden);
  }

  /**
   * @return this, where {@code null} counts as 0
   */
  public NumberParameter asOptional() {
    return new NumberParameter(
        name, defaultValue, min, max, sliderMin, sliderMax, whole, true, help, hidden);
  }

  /**
   * @return this, left out by editors
   */
  public NumberParameter asHidden() {
    return new NumberParameter(
        name, defaultValue, min, max, sliderMin, sliderMax, whole, optional, help, true);
  }

  @Override
  public String allowed() {
    return (whole ? "a whole number from " : "a number from ") + plain(min) + " to " + plain(max);
  }

  @Override
  public boolean accepts(Double value) {
    return value >= min && value <= max && (!whole || value == Math.rint(value));
  }

  private static String plain(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
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
