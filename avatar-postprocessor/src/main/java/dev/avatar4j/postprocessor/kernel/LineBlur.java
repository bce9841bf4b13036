package dev.avatar4j.postprocessor.kernel;

import java.util.Arrays;

/** Blurs one row along its length, mirrored at the ends. Holds scratch rows: one per thread. */
final class LineBlur {
  private final GaussianKernel kernel;
  private final int width;
  private final float[] padded;
  private final LineSum sum;

  LineBlur(GaussianKernel kernel, int width) {
    this(kernel, width, LineSums.of(kernel, width));
  }

  LineBlur(GaussianKernel kernel, int width, LineSum sum) {
    this.kernel = kernel;
    this.width = width;
    this.sum = sum;
    padded = new float[width + 2 * kernel.reach()];
  }

  /**
   * Blurs a row of which only a part is not zero.
   *
   * @param row the row; outside of the part it is not read
   * @param from first index that may not be zero
   * @param to index after the last that may not be zero
   * @param out receives the result from {@code from - reach} to {@code to + reach}, cut to the row
   */
  void apply(float[] row, int from, int to, float[] out) {
    int reach = kernel.reach();
    int outFrom = Math.max(0, from - reach);
    int outTo = Math.min(width, to + reach);
    if (reach == 0) {
      System.arraycopy(row, from, out, from, to - from);
      return;
    }
    pad(row, from, to, outFrom, outTo);
    sum.apply(padded, outFrom, out, outTo - outFrom);
  }

  /** Lays out the row from {@code outFrom - reach} to {@code outTo + reach}. */
  private void pad(float[] row, int from, int to, int outFrom, int outTo) {
    int reach = kernel.reach();
    Arrays.fill(padded, outFrom, from + reach, 0);
    Arrays.fill(padded, to + reach, outTo + 2 * reach, 0);
    System.arraycopy(row, from, padded, from + reach, to - from);
    if (outFrom == 0) {
      for (int i = -reach; i < 0; i++) {
        padded[i + reach] = inside(row, GaussianKernel.mirror(i, width), from, to);
      }
    }
    if (outTo == width) {
      for (int i = width; i < width + reach; i++) {
        padded[i + reach] = inside(row, GaussianKernel.mirror(i, width), from, to);
      }
    }
  }

  private static float inside(float[] row, int index, int from, int to) {
    return index >= from && index < to ? row[index] : 0;
  }
}
