package dev.avatar4j.image;

import java.util.Arrays;

/**
 * A filtered picture split into literal pixels and repetitions of the pixel before, with the counts
 * of the deflate symbols that they need. Reuses its memory; not thread-safe.
 */
final class PixelRuns {
  /** Ints per group. */
  static final int GROUP = 3;

  private int width;
  private int[] literals = new int[0];
  private int literalEnd;

  private int[] groups = new int[0];
  private int groupEnd;

  /** The group under way: filter byte + 1 or 0, first literal, bytes of its run. */
  private int filter;

  private int groupStart;
  private int run;

  /** Counts by byte of the pixel, so that neighbouring ones do not wait for one another. */
  private final int[][] byteCounts = new int[4][256];

  private final int[] counts = new int[Deflate.SYMBOLS];

  /** Forgets the last picture. */
  void start(PixelBuffer picture) {
    width = picture.width();
    int pixels = picture.width() * picture.height();
    if (literals.length < pixels) {
      literals = new int[pixels];
      groups = new int[GROUP * (pixels / 2 + 2 * picture.height() + 1)];
    }
    literalEnd = 0;
    groupEnd = 0;
    filter = 0;
    groupStart = 0;
    run = 0;
    Arrays.fill(counts, 0);
    for (int[] count : byteCounts) {
      Arrays.fill(count, 0);
    }
  }

  /**
   * Adds a row of nothing but zeros, filter byte included; behind zeros it just lengthens their
   * run.
   */
  void addBlankRow() {
    if (run > 0 && literals[literalEnd - 1] == 0) {
      run += 1 + 4 * width;
    } else {
      startRow(0);
      startZeros(width);
    }
  }

  /**
   * Adds a row.
   *
   * @param filterByte its filter
   * @param residual its filtered pixels
   * @param from first pixel that may differ from 0
   * @param to end of those
   */
  void addRow(int filterByte, int[] residual, int from, int to) {
    startRow(filterByte);
    int last = 0;
    if (from > 0) {
      startZeros(from);
    } else {
      last = ~residual[0]; // nothing to repeat yet
    }
    int x = from;
    while (x < to) {
      int pixel = residual[x++];
      if (pixel != last) {
        addLiteral(pixel);
        last = pixel;
        continue;
      }
      int start = x - 1;
      while (x < to && residual[x] == pixel) {
        x++;
      }
      run += 4 * (x - start);
    }
    if (to < width && last == 0) {
      run += 4 * (width - to);
    } else if (to < width) {
      startZeros(width - to);
    }
  }

  private void startZeros(int count) {
    addLiteral(0);
    run = 4 * (count - 1);
  }

  private void startRow(int filterByte) {
    if (filter > 0 || literalEnd > groupStart || run > 0) {
      closeGroup();
    }
    filter = filterByte + 1;
    counts[filterByte]++;
  }

  private void addLiteral(int pixel) {
    if (run > 0) {
      closeGroup();
    }
    literals[literalEnd++] = pixel;
  }

  private void closeGroup() {
    groups[groupEnd] = filter;
    groups[groupEnd + 1] = literalEnd;
    groups[groupEnd + 2] = run;
    groupEnd += GROUP;
    for (int rest = run; rest > 0; ) {
      int match = Deflate.nextMatch(rest);
      counts[Deflate.lengthSymbol(match)]++;
      rest -= match;
    }
    filter = 0;
    groupStart = literalEnd;
    run = 0;
  }

  /** Ends the picture. */
  void finish() {
    closeGroup();
    for (int i = 0; i < literalEnd; i++) {
      int pixel = literals[i];
      byteCounts[0][pixel & 255]++;
      byteCounts[1][pixel >>> 8 & 255]++;
      byteCounts[2][pixel >>> 16 & 255]++;
      byteCounts[3][pixel >>> 24]++;
    }
    for (int value = 0; value < 256; value++) {
      for (int[] count : byteCounts) {
        counts[value] += count[value];
      }
    }
    counts[Deflate.END_OF_BLOCK] = 1;
  }

  /**
   * @return how often each deflate symbol is needed
   */
  int[] counts() {
    return counts;
  }

  /**
   * @return for each group its filter byte + 1 (0 for none), the end of its literal pixels in
   *     {@link #literals()}, and its run: how many bytes follow that each equal the one four before
   */
  int[] groups() {
    return groups;
  }

  /**
   * @return end of the groups
   */
  int groupEnd() {
    return groupEnd;
  }

  /**
   * @return literal pixels of all groups, R lowest
   */
  int[] literals() {
    return literals;
  }
}
