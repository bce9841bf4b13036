package dev.avatar4j.postprocessor.kernel;

import java.util.Arrays;

/**
 * In plain Java: every tap is a shifted copy of the row. Copying is cheap in the first-level cache,
 * and {@link TapSum} needs the taps side by side.
 */
final class CopiedTaps implements LineSum {
  /** Pixels at a time: so few that all taps stay in the first-level cache. */
  private static final int PART = 512;

  private final GaussianKernel kernel;
  private final float[][] taps;
  private final int[] order;
  private final float[] sum;

  CopiedTaps(GaussianKernel kernel, int width) {
    this.kernel = kernel;
    int part = Math.min(width, PART);
    taps = new float[2 * kernel.reach() + 1][part];
    order = new int[taps.length];
    Arrays.setAll(order, t -> t);
    sum = new float[part];
  }

  @Override
  public void apply(float[] padded, int from, float[] out, int length) {
    int end = from + length;
    for (int x = from; x < end; x += sum.length) {
      int count = Math.min(sum.length, end - x);
      for (int t = 0; t < taps.length; t++) {
        System.arraycopy(padded, x + t, taps[t], 0, count);
      }
      TapSum.symmetric(taps, order, kernel, sum, 0, count);
      System.arraycopy(sum, 0, out, x, count);
    }
  }
}
