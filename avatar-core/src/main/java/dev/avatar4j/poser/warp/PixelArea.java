package dev.avatar4j.poser.warp;

/**
 * A rectangle of pixels.
 *
 * @param x left column
 * @param y upper row
 * @param width columns, at least 1
 * @param height rows, at least 1
 */
public record PixelArea(int x, int y, int width, int height) {
  /** Checks the size. */
  public PixelArea {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("An area is at least 1x1; got " + width + "x" + height);
    }
  }

  /**
   * @return how many pixels it has
   */
  public int size() {
    return width * height;
  }

  /**
   * @param other another area
   * @return the smallest area around both
   */
  public PixelArea union(PixelArea other) {
    int left = Math.min(x, other.x);
    int top = Math.min(y, other.y);
    int right = Math.max(x + width, other.x + other.width);
    int bottom = Math.max(y + height, other.y + other.height);
    return new PixelArea(left, top, right - left, bottom - top);
  }

  /** Whether it shares a pixel with another rectangle. */
  boolean touches(int left, int top, int columns, int rows) {
    return left < x + width && x < left + columns && top < y + height && y < top + rows;
  }
}
