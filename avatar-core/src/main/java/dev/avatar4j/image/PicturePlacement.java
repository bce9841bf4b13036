package dev.avatar4j.image;

/**
 * A square picture scaled and laid onto a transparent one of {@link CharacterImage#SIZE}.
 *
 * @param side width and height after scaling, in pixels, 1 to 8192
 * @param x where its first column comes to lie; may be negative
 * @param y where its first row comes to lie; may be negative
 */
public record PicturePlacement(int side, int x, int y) {
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
}
