package dev.avatar4j.postprocessor.kernel;

/** For each pixel of an axis, the two source pixels it lies between, and where between them. */
final class LinearTaps {
  private final int[] index;
  private final float[] weight;

  /**
   * @param size pixels of the axis
   */
  LinearTaps(int size) {
    index = new int[size];
    weight = new float[size];
  }

  /**
   * Makes the taps of an enlargement in the coordinates of {@link RowWarp}.
   *
   * @param center the coordinate that stays
   * @param factor how much larger
   */
  void zoom(double center, double factor) {
    int size = index.length;
    for (int i = 0; i < size; i++) {
      double at = 2.0 * i / Math.max(1, size - 1) - 1;
      double from = center + (at - center) / factor;
      double position = Math.max(0, Math.min(size - 1, ((from + 1) * size - 1) / 2));
      index[i] = Math.max(0, Math.min(size - 2, (int) position));
      weight[i] = (float) (position - index[i]);
    }
  }

  /**
   * @return pixels of the axis
   */
  int size() {
    return index.length;
  }

  /**
   * @param i a pixel
   * @return the source pixel before its position; one more follows unless there is but one
   */
  int index(int i) {
    return index[i];
  }

  /**
   * @param i a pixel
   * @return share of the source pixel after its position, 0..1
   */
  float weight(int i) {
    return weight[i];
  }

  /**
   * Stretches a row.
   *
   * @param plane the source
   * @param at index of the first pixel of the row
   * @param out receives the row
   */
  void stretch(float[] plane, int at, float[] out) {
    int next = index.length > 1 ? 1 : 0;
    for (int x = 0; x < index.length; x++) {
      float before = plane[at + index[x]];
      out[x] = before + (plane[at + index[x] + next] - before) * weight[x];
    }
  }
}
