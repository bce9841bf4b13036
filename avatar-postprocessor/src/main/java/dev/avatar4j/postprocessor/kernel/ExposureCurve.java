package dev.avatar4j.postprocessor.kernel;

/**
 * The response of film to light, {@code 1 - exp(-exposure * v)}, and 0 for negative light.
 *
 * <p>With f(u) = 1 - exp(-u), f(2u) = f(u) * (2 - f(u)). So f is computed for a sixteenth of the
 * argument, which is at most 1, by a minimax polynomial of degree 6 without constant term (relative
 * error 8e-8), and doubled four times; the doublings do not enlarge the relative error. Relative
 * error of the result in float arithmetic: below 5e-7, and so below 5e-7 absolute; arguments above
 * 16 count as 16, an absolute error of 1.2e-7.
 */
public final class ExposureCurve {
  private static final float PART = 1 / 16f;
  private static final float C1 = 9.99999921e-01f;
  private static final float C2 = -4.99994584e-01f;
  private static final float C3 = 1.66605218e-01f;
  private static final float C4 = -4.14065931e-02f;
  private static final float C5 = 7.82370424e-03f;
  private static final float C6 = -9.07157407e-04f;

  private ExposureCurve() {}

  /**
   * @param values linear light; changed in place, then 0..1
   * @param exposure how much of it reaches the film
   * @param from first index
   * @param to index after the last
   */
  public static void apply(float[] values, float exposure, int from, int to) {
    float scale = exposure * PART;
    for (int i = from; i < to; i++) {
      float u = Math.max(0f, Math.min(1f, values[i] * scale));
      float f = (((((C6 * u + C5) * u + C4) * u + C3) * u + C2) * u + C1) * u;
      f *= 2f - f;
      f *= 2f - f;
      f *= 2f - f;
      values[i] = f * (2f - f);
    }
  }
}
