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
    PixelBuffer scaled = LanczosScaler.centreSquare(picture, side);
    int size = CharacterImage.SIZE;
    PixelBuffer result = new PixelBuffer(size, size);
    int left = Math.max(0, x);
    int columns = Math.min(size, x + side) - left;
    for (int row = Math.max(0, y); columns > 0 && row < Math.min(size, y + side); row++) {
      System.arraycopy(
          scaled.rgba(),
          4 * ((row - y) * side + left - x),
          result.rgba(),
          4 * (row * size + left),
          4 * columns);
    }
    return result;
  }
}
