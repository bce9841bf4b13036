package dev.avatar4j.postprocessor.kernel;

<<<<<<< HEAD
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
=======
/**
 * Between which two samples each pixel lies, along one axis. Sample centres are half a sample from
 * the edge; beyond the outermost the edge is repeated. Immutable and thread-safe.
 */
final class LinearTaps {
  private final int samples;
  private final int[] before;
  private final float[] weights;

  /**
   * @param size pixels
   * @param step pixels of a sample
   * @param soft whether to mix; else each pixel gets the sample of its block
   */
  LinearTaps(int size, int step, boolean soft) {
    samples = (size + step - 1) / step;
    before = new int[size];
    weights = new float[size];
    for (int i = 0; i < size; i++) {
      double place = Math.max(0, (i + 0.5) * samples / size - 0.5);
      before[i] = soft ? Math.min((int) place, samples - 1) : i / step;
      weights[i] = soft ? (float) (place - before[i]) : 0;
    }
  }

  int samples() {
    return samples;
  }

  int before(int index) {
    return before[index];
  }

  int after(int index) {
    return Math.min(before[index] + 1, samples - 1);
  }

  float weight(int index) {
    return weights[index];
>>>>>>> pixels
  }
}
