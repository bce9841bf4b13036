package dev.avatar4j.poser.djl.tha4;

import java.util.Arrays;

/**
 * Which pixels of a square are computed: one run of columns per row, with even ends. Mutable and
 * reused.
 */
final class RowSpans {
  private final int size;
  private final int[] from;
  private final int[] to;

  /** Empty spans of a square of {@code size x size}. */
  RowSpans(int size) {
    this.size = size;
    from = new int[size];
    to = new int[size];
  }

  int size() {
    return size;
  }

  int from(int row) {
    return from[row];
  }

  /** End of the run, exclusive; equal to {@link #from} if the row is empty. */
  int to(int row) {
    return to[row];
  }

  int width(int row) {
    return to[row] - from[row];
  }

  /** Empties every row. */
  void clear() {
    Arrays.fill(from, 0);
    Arrays.fill(to, 0);
  }

  /** Covers the whole square. */
  void fill() {
    Arrays.fill(from, 0);
    Arrays.fill(to, size);
  }

  /** Extends a row's run to cover some columns, rounded outwards to even ends inside the square. */
  void include(int row, int start, int end) {
    int low = Math.max(0, start) & ~1;
    int high = Math.min(size, end + 1 & ~1);
    if (low >= high) {
      return;
    }
    from[row] = width(row) == 0 ? low : Math.min(from[row], low);
    to[row] = Math.max(to[row], high);
  }

  /**
   * Sets these spans to the pixels that an exact twofold bilinear enlargement reads.
   *
   * @param enlarged spans of a square twice as large
   */
  void setToSourcesOf(RowSpans enlarged) {
    clear();
    for (int row = 0; row < enlarged.size; row++) {
      if (enlarged.width(row) > 0) {
        int start = (enlarged.from[row] >> 1) - 1;
        int end = (enlarged.to[row] >> 1) + 1;
        include(row >> 1, start, end);
        include(
            Math.max(0, Math.min(size - 1, (row >> 1) + ((row & 1) == 0 ? -1 : 1))), start, end);
      }
    }
  }

  /** How many pixels all runs hold. */
  int pixels() {
    int sum = 0;
    for (int row = 0; row < size; row++) {
      sum += width(row);
    }
    return sum;
  }
}
