package dev.avatar4j.postprocessor.upscale.resample;

/**
 * Scales one row of pixels. Doubling has a way of its own: all even target pixels share one set of
 * weights, all odd ones the mirrored set, so that both are plain sums of shifted copies of the row,
 * in loops the compiler turns into vector instructions.
 */
final class RowScaler {
  /**
   * Memory for one thread.
   *
   * @param shifted copies of the row; copy k begins {@code taps / 2 - k} pixels before it
   * @param even every second target pixel
   * @param odd the others
   */
  record Scratch(float[][] shifted, float[] even, float[] odd) {}

  private final Taps taps;
  private final int in;
  private final boolean doubles;

  RowScaler(Taps taps, int in) {
    this.taps = taps;
    this.in = in;
    int count = taps.count();
    doubles = taps.targets() == 2 * in && in > 2 * count && count % 2 == 0;
  }

  Scratch newScratch() {
    return doubles
        ? new Scratch(new float[taps.count() + 1][in], new float[in], new float[in])
        : new Scratch(new float[0][], new float[0], new float[0]);
  }

  /**
   * @param row {@code in} source pixels
   * @param out receives the target pixels
   * @param at from this index on
   * @param scratch the thread's memory
   */
  void scale(float[] row, float[] out, int at, Scratch scratch) {
    if (doubles) {
      scaleDouble(row, out, at, scratch);
    } else if (taps.targets() == in && taps.count() <= 2) {
      System.arraycopy(row, 0, out, at, in);
    } else if (taps.count() == 2) {
      scaleTwo(row, out, at);
    } else if (taps.count() == 4) {
      scaleFour(row, out, at);
    } else {
      scaleMany(row, out, at);
    }
  }

  private void scaleDouble(float[] row, float[] out, int at, Scratch scratch) {
    int count = taps.count();
    float[][] shifted = scratch.shifted;
    for (int k = 0; k <= count; k++) {
      shift(row, shifted[k], count / 2 - k);
    }
    // Far from the edges, where no weight was moved.
    float[] weights = taps.weights();
    int middle = in / 2 * 2 * count;
    float[] even = scratch.even;
    float[] odd = scratch.odd;
    sum(shifted, 0, weights, middle, count, even);
    sum(shifted, 1, weights, middle + count, count, odd);
    for (int x = 0; x < in; x++) {
      out[at + 2 * x] = even[x];
      out[at + 2 * x + 1] = odd[x];
    }
  }

  /** {@code to[x] = row[x - by]}, the edges repeated. */
  private static void shift(float[] row, float[] to, int by) {
    int n = to.length;
    if (by >= 0) {
      System.arraycopy(row, 0, to, by, n - by);
      for (int x = 0; x < by; x++) {
        to[x] = row[0];
      }
    } else {
      System.arraycopy(row, -by, to, 0, n + by);
      for (int x = n + by; x < n; x++) {
        to[x] = row[n - 1];
      }
    }
  }

  /** {@code out = w0 * row[first] + w1 * row[first + 1] + ...}, two at a time. */
  private static void sum(
      float[][] rows, int first, float[] weights, int at, int count, float[] out) {
    sum(rows[first], rows[first + 1], weights[at], weights[at + 1], out);
    for (int k = 2; k < count; k += 2) {
      add(rows[first + k], rows[first + k + 1], weights[at + k], weights[at + k + 1], out);
    }
  }

  private static void sum(float[] a, float[] b, float wa, float wb, float[] out) {
    for (int x = 0; x < out.length; x++) {
      out[x] = wa * a[x] + wb * b[x];
    }
  }

  private static void add(float[] a, float[] b, float wa, float wb, float[] out) {
    for (int x = 0; x < out.length; x++) {
      out[x] = out[x] + wa * a[x] + wb * b[x];
    }
  }

  private void scaleTwo(float[] row, float[] out, int at) {
    int[] first = taps.first();
    float[] w = taps.weights();
    for (int x = 0; x < first.length; x++) {
      int f = first[x];
      out[at + x] = w[2 * x] * row[f] + w[2 * x + 1] * row[f + 1];
    }
  }

  private void scaleFour(float[] row, float[] out, int at) {
    int[] first = taps.first();
    float[] w = taps.weights();
    for (int x = 0; x < first.length; x++) {
      int f = first[x];
      out[at + x] =
          w[4 * x] * row[f]
              + w[4 * x + 1] * row[f + 1]
              + w[4 * x + 2] * row[f + 2]
              + w[4 * x + 3] * row[f + 3];
    }
  }

  private void scaleMany(float[] row, float[] out, int at) {
    int[] first = taps.first();
    float[] w = taps.weights();
    int count = taps.count();
    for (int x = 0; x < first.length; x++) {
      float value = 0;
      for (int k = 0; k < count; k++) {
        value += w[count * x + k] * row[first[x] + k];
      }
      out[at + x] = value;
    }
  }
}
