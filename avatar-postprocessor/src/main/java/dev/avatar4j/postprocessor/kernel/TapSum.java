package dev.avatar4j.postprocessor.kernel;

/**
 * Weighted sums of rows. C2 of Java 17 uses vector instructions for a loop only if it reads and
 * writes all its arrays at the same index and if there are not more than about seven of them; so
 * the taps are separate arrays, and long sums are made in several passes over a row that stays in
 * the first-level cache.
 */
final class TapSum {
  private TapSum() {}

  /**
   * Sums rows with symmetric weights.
   *
   * @param rows the rows
   * @param order the indices of the {@code 2 * reach + 1} rows to be summed
   * @param kernel the weights
   * @param sum receives the result
   * @param from the first index
   * @param to the index after the last
   */
  static void symmetric(
      float[][] rows, int[] order, GaussianKernel kernel, float[] sum, int from, int to) {
    int reach = kernel.reach();
    float[] centre = rows[order[reach]];
    if (reach == 0) {
      System.arraycopy(centre, from, sum, from, to - from);
      return;
    }
    int t = reach % 3 == 1 ? 1 : 2;
    if (t == 1) {
      start(
          centre,
          rows[order[reach - 1]],
          rows[order[reach + 1]],
          kernel.weight(0),
          kernel.weight(1),
          sum,
          from,
          to);
    } else {
      start(
          centre,
          rows[order[reach - 1]],
          rows[order[reach + 1]],
          rows[order[reach - 2]],
          rows[order[reach + 2]],
          kernel.weight(0),
          kernel.weight(1),
          kernel.weight(2),
          sum,
          from,
          to);
    }
    for (; t + 3 <= reach; t += 3) {
      add(
          rows[order[reach - t - 1]],
          rows[order[reach + t + 1]],
          rows[order[reach - t - 2]],
          rows[order[reach + t + 2]],
          rows[order[reach - t - 3]],
          rows[order[reach + t + 3]],
          kernel.weight(t + 1),
          kernel.weight(t + 2),
          kernel.weight(t + 3),
          sum,
          from,
          to);
    }
    if (t < reach) {
      add(rows[order[0]], rows[order[2 * reach]], kernel.weight(reach), sum, from, to);
    }
  }

  private static void start(
      float[] c, float[] a, float[] b, float wc, float w, float[] sum, int from, int to) {
    for (int x = from; x < to; x++) {
      sum[x] = wc * c[x] + w * (a[x] + b[x]);
    }
  }

  private static void start(
      float[] c,
      float[] a1,
      float[] b1,
      float[] a2,
      float[] b2,
      float wc,
      float w1,
      float w2,
      float[] sum,
      int from,
      int to) {
    for (int x = from; x < to; x++) {
      sum[x] = wc * c[x] + w1 * (a1[x] + b1[x]) + w2 * (a2[x] + b2[x]);
    }
  }

  private static void add(
      float[] a1,
      float[] b1,
      float[] a2,
      float[] b2,
      float[] a3,
      float[] b3,
      float w1,
      float w2,
      float w3,
      float[] sum,
      int from,
      int to) {
    for (int x = from; x < to; x++) {
      sum[x] += w1 * (a1[x] + b1[x]) + w2 * (a2[x] + b2[x]) + w3 * (a3[x] + b3[x]);
    }
  }

  private static void add(float[] a, float[] b, float w, float[] sum, int from, int to) {
    for (int x = from; x < to; x++) {
      sum[x] += w * (a[x] + b[x]);
    }
  }
}
