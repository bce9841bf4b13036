package dev.avatar4j.image;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A picture as ints, filtered row by row, and as the byte stream that PNG compresses. Columns
 * outside the figure are recognised and cost next to nothing. Reuses its memory; not thread-safe.
 */
final class FilteredRows {
  private static final VarHandle PIXEL =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private final boolean withPaeth;
  private int width;
  private int height;
  private PngRowFilter filter;

  /** The picture below one blank row. */
  private int[] pixels = new int[0];

  /** Each row led by its filter byte. */
  private byte[] stream = new byte[0];

  /** First and end column of the previous row that are not all zero. */
  private int aboveFrom;

  private int aboveTo;

  private int from;
  private int to;
  private int[] residual;

  /**
   * @param withPaeth whether to try the Paeth filter too
   */
  FilteredRows(boolean withPaeth) {
    this.withPaeth = withPaeth;
  }

  /** Takes a new picture. */
  void start(PixelBuffer picture) {
    if (picture.width() != width || picture.height() != height) {
      width = picture.width();
      height = picture.height();
      filter = new PngRowFilter(width, withPaeth);
      pixels = new int[Math.multiplyExact(width, height + 1)];
      stream = new byte[Math.multiplyExact(4 * width + 1, height)];
    }
    byte[] rgba = picture.rgba();
    for (int i = width, at = 0; i < pixels.length; i++, at += 4) {
      pixels[i] = (int) PIXEL.get(rgba, at);
    }
    aboveFrom = width;
    aboveTo = 0;
  }

  /**
   * Filters the next row.
   *
   * @param y its number; rows come in order
   * @return the filter chosen
   */
  int filterRow(int y) {
    int row = (y + 1) * width;
    int first = row;
    int end = row + width;
    while (first < end && pixels[first] == 0) {
      first++;
    }
    while (end > first && pixels[end - 1] == 0) {
      end--;
    }
    int ownFrom = first == end ? width : first - row;
    int ownTo = first == end ? 0 : end - row;
    from = Math.min(ownFrom, aboveFrom);
    // one more, because "the pixel to the left" is not 0 there
    to = Math.min(width, Math.max(ownTo, aboveTo) + 1);
    aboveFrom = ownFrom;
    aboveTo = ownTo;
    int at = y * (4 * width + 1);
    if (from >= to) {
      from = to = width;
      Arrays.fill(stream, at, at + 4 * width + 1, (byte) 0);
      return PngRowFilter.NONE;
    }
    int chosen = filter.filter(pixels, row, width, from, to);
    residual = filter.residual(chosen);
    stream[at++] = (byte) chosen;
    Arrays.fill(stream, at, at + 4 * from, (byte) 0);
    for (int x = from; x < to; x++) {
      PIXEL.set(stream, at + 4 * x, residual[x]);
    }
    Arrays.fill(stream, at + 4 * to, at + 4 * width, (byte) 0);
    return chosen;
  }

  /**
   * @return first column of the last row's residual that may differ from 0; the width if none does
   */
  int from() {
    return from;
  }

  /**
   * @return end of the columns that may differ from 0
   */
  int to() {
    return to;
  }

  /**
   * @return the last row's residual by column, meaningful between {@link #from()} and {@link #to()}
   */
  int[] residual() {
    return residual;
  }

  /**
   * @return all rows, once each was filtered
   */
  byte[] stream() {
    return stream;
  }
}
