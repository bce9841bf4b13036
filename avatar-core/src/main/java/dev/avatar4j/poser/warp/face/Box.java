package dev.avatar4j.poser.warp.face;

/**
 * A rectangle of pixels.
 *
 * @param x left column
 * @param y upper row
 * @param width columns
 * @param height rows
 */
record Box(int x, int y, int width, int height) {
  /** The smallest box of whole pixels around the given edges, kept inside a square picture. */
  static Box around(float left, float top, float right, float bottom, int limit) {
    int x0 = Math.max(0, (int) Math.floor(left));
    int y0 = Math.max(0, (int) Math.floor(top));
    int x1 = Math.min(limit - 1, (int) Math.ceil(right));
    int y1 = Math.min(limit - 1, (int) Math.ceil(bottom));
    return new Box(x0, y0, Math.max(1, x1 - x0 + 1), Math.max(1, y1 - y0 + 1));
  }

  int right() {
    return x + width - 1;
  }

  int bottom() {
    return y + height - 1;
  }

  Box union(Box other) {
    int x0 = Math.min(x, other.x);
    int y0 = Math.min(y, other.y);
    int x1 = Math.max(right(), other.right());
    int y1 = Math.max(bottom(), other.bottom());
    return new Box(x0, y0, x1 - x0 + 1, y1 - y0 + 1);
  }

  boolean contains(int px, int py) {
    return px >= x && py >= y && px <= right() && py <= bottom();
  }

  int size() {
    return width * height;
  }
}
