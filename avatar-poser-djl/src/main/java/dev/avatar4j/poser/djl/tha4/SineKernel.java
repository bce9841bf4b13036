package dev.avatar4j.poser.djl.tha4;

/**
 * The sine of a SIREN layer, sin(30 * (Wx + b)), on many values at once. Weights and biases are
 * scaled beforehand so that the argument counts turns and is a quarter turn behind, which makes it
 * a cosine: even, so that one absolute value folds the argument into the quarter where a short
 * polynomial is exact to 2e-7.
 *
 * <p>The loops hold nothing that keeps HotSpot's compiler from using vector instructions, which
 * makes them six times as fast as libtorch's sine. All arrays are read from index 0 for the same
 * reason: with an offset in an index JDK 17 gives up, and the loop takes ten times as long.
 */
final class SineKernel {
  /** What a weight is multiplied by: omega of the trained networks, in turns. */
  static final double TURNS_PER_UNIT = 30 / (2 * Math.PI);

  /** What is added to a scaled bias: sin(2 pi t) = cos(2 pi (t - 1/4)). */
  static final float SHIFT = -0.25f;

  /** Adding and subtracting it rounds a float below 2^22 to the nearest integer. */
  private static final float ROUND = 12582912f;

  // sin(2 pi q) = q P(q^2) on -1/4..1/4, least maximum error 3e-9.
  private static final float P0 = 6.283185f;
  private static final float P1 = -41.341656f;
  private static final float P2 = 81.601006f;
  private static final float P3 = -76.54978f;
  private static final float P4 = 39.536682f;

  private SineKernel() {}

  /**
   * {@code x[i] = cos(2 pi (x[i] + bias[i]))} for the first {@code length} elements.
   *
   * @param x phases in turns; overwritten
   * @param bias added first
   * @param length how many
   */
  static void activate(float[] x, float[] bias, int length) {
    for (int i = 0; i < length; i++) {
      float t = x[i] + bias[i];
      float q = 0.25f - Math.abs(t - ((t + ROUND) - ROUND));
      float u = q * q;
      x[i] = q * ((((P4 * u + P3) * u + P2) * u + P1) * u + P0);
    }
  }

  /**
   * {@code out[i] = cos(2 pi (a[i] + b[i]))} for the first {@code length} elements.
   *
   * @param out receives the result
   * @param a phases in turns
   * @param b phases in turns
   * @param length how many
   */
  static void activateSum(float[] out, float[] a, float[] b, int length) {
    for (int i = 0; i < length; i++) {
      float t = a[i] + b[i];
      float q = 0.25f - Math.abs(t - ((t + ROUND) - ROUND));
      float u = q * q;
      out[i] = q * ((((P4 * u + P3) * u + P2) * u + P1) * u + P0);
    }
  }

  /**
   * {@code out[i] = cos(2 pi (3/4 near[i] + 1/4 far[i] + a[i] + b[i]))} for the first {@code
   * length} elements: one step of a bilinear enlargement together with the activation.
   *
   * @param out receives the result
   * @param near the nearer neighbours, in turns
   * @param far the farther neighbours, in turns
   * @param a phases in turns
   * @param b phases in turns
   * @param length how many
   */
  static void activateBlend(
      float[] out, float[] near, float[] far, float[] a, float[] b, int length) {
    for (int i = 0; i < length; i++) {
      float t = (0.75f * near[i] + 0.25f * far[i]) + (a[i] + b[i]);
      float q = 0.25f - Math.abs(t - ((t + ROUND) - ROUND));
      float u = q * q;
      out[i] = q * ((((P4 * u + P3) * u + P2) * u + P1) * u + P0);
    }
  }
}
