package dev.avatar4j.postprocessor.upscale.anime4k;

/**
 * Part of a row of one channel, and copies of it moved by one column, so that a window of three
 * columns is three arrays with one index.
 */
final class ShiftedRow {
  final float[] left;
  final float[] middle;
  final float[] right;

  ShiftedRow(int width) {
    left = new float[width];
    middle = new float[width];
    right = new float[width];
  }

  /** After a change of the middle; beyond both ends lies 0. */
  void shiftZero(int n) {
    shift(n, 0f, 0f);
  }

  /** After a change of the middle; beyond the ends their values go on. */
  void shiftEdge(int n) {
    shift(n, middle[0], middle[n - 1]);
  }

  private void shift(int n, float before, float after) {
    System.arraycopy(middle, 0, left, 1, n - 1);
    System.arraycopy(middle, 1, right, 0, n - 1);
    left[0] = before;
    right[n - 1] = after;
  }

  void clear(int n) {
    java.util.Arrays.fill(left, 0, n, 0f);
    java.util.Arrays.fill(middle, 0, n, 0f);
    java.util.Arrays.fill(right, 0, n, 0f);
  }
}
