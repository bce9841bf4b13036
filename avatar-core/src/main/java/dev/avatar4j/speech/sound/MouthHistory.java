package dev.avatar4j.speech.sound;

import dev.avatar4j.pose.Morph;

/**
 * The mouths of the last windows, written by one thread and read by any other, without a lock: a
 * reader that was overtaken reads again.
 */
final class MouthHistory {
  /** How many windows are kept: 41 s. */
  static final int CAPACITY = 4096;

  private static final int SHAPES = Morph.MOUTH_OPEN.size();

  private final float[] ring = new float[CAPACITY * SHAPES];
  private volatile long written;

  void append(float[] mouth) {
    long count = written;
    int at = (int) (count & (CAPACITY - 1)) * SHAPES;
    System.arraycopy(mouth, 0, ring, at, SHAPES);
    written = count + 1;
  }

  long count() {
    return written;
  }

  /**
   * @param position a time in windows, less than the count; one that is no longer kept is answered
   *     with the oldest
   * @param weights receives the mouth then
   */
  void read(double position, float[] weights) {
    long count;
    do {
      count = written;
      long oldest = Math.max(0, count - CAPACITY + 2);
      double at = Math.max(oldest, Math.min(position, count - 1));
      long index = (long) at;
      float part = (float) (at - index);
      int here = (int) (index & (CAPACITY - 1)) * SHAPES;
      int there = (int) (Math.min(index + 1, count - 1) & (CAPACITY - 1)) * SHAPES;
      for (int k = 0; k < SHAPES; k++) {
        weights[k] = ring[here + k] + part * (ring[there + k] - ring[here + k]);
      }
    } while (written != count);
  }
}
