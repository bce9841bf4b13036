package dev.avatar4j.postprocessor.kernel;

/**
 * Between which two samples each pixel lies, along one axis. Sample centres are half a sample from
 * the edge; beyond the outermost the edge is repeated. Immutable and thread-safe.
 */
final class SampleTaps {
  private final int samples;
  private final int[] before;
  private final float[] weights;

  /**
   * @param size pixels
   * @param step pixels of a sample
   * @param soft whether to mix; else each pixel gets the sample of its block
   */
  SampleTaps(int size, int step, boolean soft) {
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
  }
}
