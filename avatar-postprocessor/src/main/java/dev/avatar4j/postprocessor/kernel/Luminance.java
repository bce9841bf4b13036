package dev.avatar4j.postprocessor.kernel;

/**
 * Relative luminance (ITU-R BT.709 coefficients on linear RGB) and changes of it that keep the
 * colour differences: "scale Y by m, keep U and V" is {@code C' = clamp(C + (m-1)*Y)} for each of
 * R, G, B, because all three contain Y with weight one. Loops over parts of planes; stateless.
 */
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
   * Computes the luminance times a factor that is the same for all pixels.
   *
   * @param red linear red
   * @param green linear green
   * @param blue linear blue
   * @param factor the factor
   * @param out receives the product
   * @param from first index
   * @param to index after the last
   */
  public static void times(
      float[] red, float[] green, float[] blue, float factor, float[] out, int from, int to) {
    of(red, green, blue, out, from, to);
    for (int i = from; i < to; i++) {
      out[i] *= factor;
    }
  }

  /**
   * Computes the luminance times a factor for each pixel.
   *
   * @param red linear red
   * @param green linear green
   * @param blue linear blue
   * @param factors the factors
   * @param out receives the product
   * @param from first index
   * @param to index after the last
   */
  public static void times(
      float[] red, float[] green, float[] blue, float[] factors, float[] out, int from, int to) {
    for (int i = from; i < to; i++) {
      out[i] = factors[i] * (RED * red[i] + GREEN * green[i] + BLUE * blue[i]);
    }
  }
}
