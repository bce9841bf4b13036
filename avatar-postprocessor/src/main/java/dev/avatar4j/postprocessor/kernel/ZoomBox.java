package dev.avatar4j.postprocessor.kernel;

/** The part of a picture that an enlargement about a point shows, in whole pixels. */
public final class ZoomBox {
  private final double centerX;
  private final double centerY;
  private final double factor;
  private int left;
  private int top;
  private int width;
  private int height;

  /**
   * @param centerX the point that stays, -1 left to 1 right
   * @param centerY the point that stays, -1 top to 1 bottom
   * @param factor how much larger, at least 1
   */
  public ZoomBox(double centerX, double centerY, double factor) {
    this.centerX = centerX;
    this.centerY = centerY;
    this.factor = factor;
  }

  /**
   * Finds the part of a picture of some size.
   *
   * @param frameWidth columns of the picture
   * @param frameHeight rows of the picture
   */
  public void fit(int frameWidth, int frameHeight) {
    left = edge(-1, centerX, frameWidth, frameWidth - 1);
    width = Math.max(1, edge(1, centerX, frameWidth, frameWidth) - left);
    top = edge(-1, centerY, frameHeight, frameHeight - 1);
    height = Math.max(1, edge(1, centerY, frameHeight, frameHeight) - top);
  }

  /** Which pixel the coordinate of an edge of the result comes from. */
  private int edge(int coordinate, double center, int size, int most) {
    double from = center + (coordinate - center) / factor;
    return Math.max(0, Math.min(most, (int) ((from + 1) / 2 * size)));
  }

  /**
   * @return its first column
   */
  public int left() {
    return left;
  }

  /**
   * @return its first row
   */
  public int top() {
    return top;
  }

  /**
   * @return its columns, at least 1
   */
  public int width() {
    return width;
  }

  /**
   * @return its rows, at least 1
   */
  public int height() {
    return height;
  }
}
