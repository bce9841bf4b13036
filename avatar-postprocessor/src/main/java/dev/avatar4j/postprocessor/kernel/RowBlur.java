package dev.avatar4j.postprocessor.kernel;

/**
 * Smooths rows of noise along their length with a truncated Gaussian; mirrors at the ends without
 * repeating the end. For a few taps; holds scratch rows, so one per owner.
 */
final class RowBlur {
  private final float[] weights;
  private float[] padded = {};
  private float[] shifted = {};
  private float[] mirrored = {};
  private float[] sum = {};

  /**
   * @param taps how many neighbours count, odd
   * @param sigma standard deviation in pixels
   */
  RowBlur(int taps, double sigma) {
    double[] exact = new double[taps / 2 + 1];
    double total = 0;
    for (int t = 0; t < exact.length; t++) {
      exact[t] = Math.exp(-0.5 * (t / sigma) * (t / sigma));
      total += t == 0 ? exact[t] : 2 * exact[t];
    }
    weights = new float[exact.length];
    for (int t = 0; t < exact.length; t++) {
      weights[t] = (float) (exact[t] / total);
    }
  }

  /**
   * @param plane rows one after the other, changed in place
   * @param width length of a row
   * @param height how many rows
   */
  void apply(float[] plane, int width, int height) {
    int reach = weights.length - 1;
    if (sum.length < width) {
      padded = new float[width + 2 * reach];
      shifted = new float[width];
      mirrored = new float[width];
      sum = new float[width];
    }
    for (int y = 0; y < height; y++) {
      System.arraycopy(plane, y * width, padded, reach, width);
      for (int i = 1; i <= reach; i++) {
        padded[reach - i] = padded[reach + mirror(-i, width)];
        padded[reach + width - 1 + i] = padded[reach + mirror(width - 1 + i, width)];
      }
      System.arraycopy(plane, y * width, shifted, 0, width);
      scale(sum, shifted, weights[0], width);
      for (int t = 1; t <= reach; t++) {
        // Shifted copies: C2 uses vector instructions where all arrays are read at one index.
        System.arraycopy(padded, reach - t, shifted, 0, width);
        System.arraycopy(padded, reach + t, mirrored, 0, width);
        add(sum, shifted, mirrored, weights[t], width);
      }
      System.arraycopy(sum, 0, plane, y * width, width);
    }
  }

  private static int mirror(int index, int size) {
    if (size == 1) {
      return 0;
    }
    int period = 2 * (size - 1);
    int folded = Math.floorMod(index, period);
    return Math.min(folded, period - folded);
  }

  private static void scale(float[] out, float[] row, float weight, int count) {
    for (int x = 0; x < count; x++) {
      out[x] = row[x] * weight;
    }
  }

  private static void add(float[] sum, float[] a, float[] b, float weight, int count) {
    for (int x = 0; x < count; x++) {
      sum[x] += (a[x] + b[x]) * weight;
    }
  }
}
