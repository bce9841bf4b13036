package dev.avatar4j.postprocessor.kernel;

/** Relative luminance: ITU-R BT.709 coefficients on linear RGB. Stateless. */
public final class Luminance {
  /** Weight of red. */
  public static final float RED = 0.2126f;

  /** Weight of green. */
  public static final float GREEN = 0.7152f;

  /** Weight of blue. */
  public static final float BLUE = 0.0722f;

  private Luminance() {}

  /**
   * Computes the luminance.
   *
   * @param red linear red
   * @param green linear green
   * @param blue linear blue
   * @param out receives it
   * @param from first index
   * @param to index after the last
   */
  public static void of(float[] red, float[] green, float[] blue, float[] out, int from, int to) {
    for (int i = from; i < to; i++) {
      out[i] = RED * red[i] + GREEN * green[i] + BLUE * blue[i];
    }
  }

  /**
   * Multiplies values with the luminance.
   *
   * @param values changed in place
   * @param red linear red
   * @param green linear green
   * @param blue linear blue
   * @param count how many, from index 0
   */
  static void multiply(float[] values, float[] red, float[] green, float[] blue, int count) {
    for (int i = 0; i < count; i++) {
      values[i] *= RED * red[i] + GREEN * green[i] + BLUE * blue[i];
    }
  }
}
