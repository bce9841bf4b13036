package dev.avatar4j.image;

import java.util.Arrays;

/**
 * A square picture scaled and laid onto a transparent one of {@link CharacterImage#SIZE}.
 *
 * @param side width and height after scaling, in pixels, 1 to 8192
 * @param x where its first column comes to lie; may be negative
 * @param y where its first row comes to lie; may be negative
 */
public record PicturePlacement(int side, int x, int y) {
  /** More than the second lobe of the filter leaves of an opaque edge, of 255. */
  private static final int MOST_ECHO = 24;

  /** Refuses a side that is out of range. */
  public PicturePlacement {
    if (side < 1 || side > ImageLimits.DEFAULT_MAX_SIDE) {
      throw new IllegalArgumentException("A picture's side is 1 to 8192; got " + side);
    }
  }

  /**
   * @param picture a square picture
   * @return a new picture; what reaches beyond it is cut off
   */
  public PixelBuffer apply(PixelBuffer picture) {
    int size = CharacterImage.SIZE;
    PixelBuffer result = new PixelBuffer(size, size);
    int left = Math.max(0, x);
    int top = Math.max(0, y);
    int columns = Math.min(size, x + side) - left;
    int rows = Math.min(size, y + side) - top;
    if (columns <= 0 || rows <= 0) {
      return result;
    }
    PixelBuffer visible = picture;
    int firstX = left - x;
    int firstY = top - y;
    if (side != picture.width()) {
      visible = LanczosScaler.part(picture, side, firstX, firstY, columns, rows);
      clearEchoes(picture, visible, firstX, firstY);
      firstX = 0;
      firstY = 0;
    }
    for (int row = 0; row < rows; row++) {
      System.arraycopy(
          visible.rgba(),
          4 * ((firstY + row) * visible.width() + firstX),
          result.rgba(),
          4 * ((top + row) * size + left),
          4 * columns);
    }
    return result;
  }

  /** A sharp edge comes back faintly beyond itself when it is scaled; nothing was there before. */
  private void clearEchoes(PixelBuffer picture, PixelBuffer part, int firstX, int firstY) {
    double scale = (double) picture.width() / side;
    for (int row = 0; row < part.height(); row++) {
      for (int column = 0; column < part.width(); column++) {
        int at = 4 * (row * part.width() + column);
        int alpha = part.rgba()[at + 3] & 255;
        if (alpha > 0
            && alpha <= MOST_ECHO
            && isClear(picture, firstX + column, firstY + row, scale)) {
          Arrays.fill(part.rgba(), at, at + 4, (byte) 0);
        }
      }
    }
  }

  /** Whether a picture is fully transparent where a scaled pixel comes from, and a pixel around. */
  private static boolean isClear(PixelBuffer picture, int x, int y, double scale) {
    int right = Math.min(picture.width() - 1, (int) ((x + 1) * scale + 1));
    int bottom = Math.min(picture.height() - 1, (int) ((y + 1) * scale + 1));
    for (int row = Math.max(0, (int) (y * scale - 1)); row <= bottom; row++) {
      for (int column = Math.max(0, (int) (x * scale - 1)); column <= right; column++) {
        if (picture.rgba()[4 * (row * picture.width() + column) + 3] != 0) {
          return false;
        }
      }
    }
    return true;
  }
}
