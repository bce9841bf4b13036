package dev.avatar4j.postprocessor.upscale.resample;

import java.util.function.DoubleUnaryOperator;

/**
 * For each target position along one axis the source positions it is made of and their weights.
 * Pixel centres lie at half positions: target {@code o} is at source {@code (o + 1/2) * in / out -
 * 1/2}. Source positions beyond an edge stand for the edge; their weights are added to its own.
 *
 * @param count how many source positions make a target position
 * @param first the first of them, by target position
 * @param weights {@code count} for each target position
 */
public record Taps(int count, int[] first, float[] weights) {
  private static final double CUBIC = -0.75;
  private static final int LOBES = 3;

  /**
   * @return how many target positions there are
   */
  public int targets() {
    return first.length;
  }

  /**
   * @param in source positions
   * @param out target positions
   * @return linear interpolation between two positions, also when shrinking
   */
  public static Taps bilinear(int in, int out) {
    return of(in, out, 2, 1, x -> Math.max(0, 1 - Math.abs(x)));
  }

  /**
   * @param in source positions
   * @param out target positions
   * @return cubic convolution (Keys 1981) of four positions with a = -0.75, also when shrinking
   */
  public static Taps bicubic(int in, int out) {
    return of(in, out, 4, 1, Taps::cubic);
  }

  /**
   * When shrinking, the filter widens by the scale, so that every source position counts.
   *
   * @param in source positions
   * @param out target positions
   * @return a Lanczos window of three lobes
   */
  public static Taps lanczos(int in, int out) {
    double stretch = Math.max(1, (double) in / out);
    return of(in, out, 2 * (int) Math.ceil(LOBES * stretch), stretch, Taps::window);
  }

  private static Taps of(int in, int out, int width, double stretch, DoubleUnaryOperator kernel) {
    int count = Math.min(width, in);
    int[] first = new int[out];
    float[] weights = new float[out * count];
    double[] row = new double[width];
    for (int o = 0; o < out; o++) {
      double centre = centre(in, out, o);
      int from = (int) Math.floor(centre) - width / 2 + 1;
      double sum = 0;
      for (int k = 0; k < width; k++) {
        row[k] = kernel.applyAsDouble((from + k - centre) / stretch);
        sum += row[k];
      }
      first[o] = Math.max(0, Math.min(from, in - count));
      for (int k = 0; k < width; k++) {
        int source = Math.max(0, Math.min(from + k, in - 1));
        weights[o * count + source - first[o]] += (float) (row[k] / sum);
      }
    }
    return new Taps(count, first, weights);
  }

  private static double centre(int in, int out, int o) {
    return (o + 0.5) * in / out - 0.5;
  }

  private static double cubic(double x) {
    double d = Math.abs(x);
    if (d <= 1) {
      return ((CUBIC + 2) * d - (CUBIC + 3)) * d * d + 1;
    }
    return d < 2 ? ((CUBIC * d - 5 * CUBIC) * d + 8 * CUBIC) * d - 4 * CUBIC : 0;
  }

  /** {@code sinc(x) * sinc(x / 3)}, 0 from 3 on. */
  private static double window(double x) {
    return Math.abs(x) < LOBES ? sinc(x) * sinc(x / LOBES) : 0;
  }

  private static double sinc(double x) {
    double t = Math.PI * x;
    return t == 0 ? 1 : Math.sin(t) / t;
  }
}
