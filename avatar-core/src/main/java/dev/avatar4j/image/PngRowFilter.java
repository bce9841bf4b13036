package dev.avatar4j.image;

/**
 * The row filters of PNG (specification, chapter 9) on whole pixels: an int holds the four bytes R,
 * G, B, A of a pixel, R lowest, and each byte is filtered by itself, four at a time. The loops over
 * int arrays compile to vector instructions. Not thread-safe.
 */
final class PngRowFilter {
  static final int NONE = 0;
  static final int SUB = 1;
  static final int UP = 2;
  static final int AVERAGE = 3;
  static final int PAETH = 4;

  private static final int HIGH_BITS = 0x80808080;
  private static final int LOW_BITS = 0x01010101;
  private static final int EVEN_BYTES = 0x00FF00FF;

  private final int[][] residuals = new int[PAETH + 1][];
  private final int slowest;

  /**
   * @param width longest row, in pixels
   * @param withPaeth whether to try the Paeth filter too, which packs a little better but is
   *     several times slower than the others
   */
  PngRowFilter(int width, boolean withPaeth) {
    slowest = withPaeth ? PAETH : AVERAGE;
    for (int filter = SUB; filter <= slowest; filter++) {
      residuals[filter] = new int[width];
    }
  }

  /**
   * Filters a part of a row in several ways and picks the one with the smallest sum of absolute
   * values.
   *
   * @param pixels the picture, with one blank row above it
   * @param row index of the row's first pixel
   * @param width pixels in a row
   * @param from first pixel of the part; the one to its left is 0, if there is one
   * @param to end of the part
   * @return the filter chosen
   */
  int filter(int[] pixels, int row, int width, int from, int to) {
    subtractUp(pixels, row, row - width, from, to, residuals[UP]);
    subtractLeft(pixels, row, from, to, residuals[SUB]);
    subtractAverage(pixels, row, row - width, from, to, residuals[AVERAGE]);
    if (slowest == PAETH) {
      subtractPaeth(pixels, row, row - width, from, to, residuals[PAETH]);
    }
    int best = UP;
    int least = cost(residuals[UP], from, to);
    for (int filter = SUB; filter <= slowest; filter++) {
      int cost = filter == UP ? least : cost(residuals[filter], from, to);
      if (cost < least) {
        best = filter;
        least = cost;
      }
    }
    return best;
  }

  /**
   * @param filter one of the filters tried
   * @return what the last call of {@link #filter} made of the row with it
   */
  int[] residual(int filter) {
    return residuals[filter];
  }

  private static void subtractUp(int[] pixels, int row, int above, int from, int to, int[] out) {
    for (int x = from; x < to; x++) {
      out[x] = subtract(pixels[row + x], pixels[above + x]);
    }
  }

  private static void subtractLeft(int[] pixels, int row, int from, int to, int[] out) {
    out[from] = pixels[row + from];
    for (int x = from + 1; x < to; x++) {
      out[x] = subtract(pixels[row + x], pixels[row + x - 1]);
    }
  }

  private static void subtractAverage(
      int[] pixels, int row, int above, int from, int to, int[] out) {
    out[from] = subtract(pixels[row + from], average(0, pixels[above + from]));
    for (int x = from + 1; x < to; x++) {
      int average = average(pixels[row + x - 1], pixels[above + x]);
      out[x] = subtract(pixels[row + x], average);
    }
  }

  private static void subtractPaeth(int[] pixels, int row, int above, int from, int to, int[] out) {
    int left = 0;
    int corner = 0;
    for (int x = from; x < to; x++) {
      int up = pixels[above + x];
      int predicted = 0;
      for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
        int best = PngRows.paeth(left >>> shift & 255, up >>> shift & 255, corner >>> shift & 255);
        predicted |= best << shift;
      }
      left = pixels[row + x];
      corner = up;
      out[x] = subtract(left, predicted);
    }
  }

  /** {@code a - b} for each byte: borrows are kept from crossing by the high bits. */
  private static int subtract(int a, int b) {
    return ((a | HIGH_BITS) - (b & ~HIGH_BITS)) ^ ((a ^ ~b) & HIGH_BITS);
  }

  /** {@code floor((a + b) / 2)} for each byte: common bits, and half of the bits that differ. */
  private static int average(int a, int b) {
    return (a & b) + (((a ^ b) >>> 1) & ~HIGH_BITS);
  }

  private static int cost(int[] residual, int from, int to) {
    int sum = 0;
    for (int x = from; x < to; x++) {
      int negative = residual[x] >>> 7 & LOW_BITS;
      int absolute = (residual[x] ^ ((negative << 8) - negative)) + negative;
      int pairs = (absolute & EVEN_BYTES) + (absolute >>> 8 & EVEN_BYTES);
      sum += (pairs & 0xFFFF) + (pairs >>> 16);
    }
    return sum;
  }
}
