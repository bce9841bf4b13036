package dev.avatar4j.image;

/**
 * The part of a picture that is kept, as fractions of its width and height. Immutable.
 *
 * @param enabled whether anything is cut off; the edges are remembered even if not
 * @param left 0..1, left of {@code right}
 * @param top 0..1, above {@code bottom}
 * @param right 0..1
 * @param bottom 0..1
 */
public record CropBox(boolean enabled, double left, double top, double right, double bottom) {
  /** The whole picture. */
  public static final CropBox WHOLE = new CropBox(false, 0, 0, 1, 1);

  /**
   * @param width columns of the whole picture
   * @return the first column that is kept: {@code left * width}, rounded down
   */
  public int firstColumn(int width) {
    return enabled ? Math.min(width - 1, (int) (left * width)) : 0;
  }

  /**
   * @param width columns of the whole picture
   * @return how many columns are kept, at least 1: up to {@code right * width}, rounded down
   */
  public int columns(int width) {
    return enabled ? Math.max(1, (int) (right * width) - firstColumn(width)) : width;
  }

  /**
   * @param height rows of the whole picture
   * @return the first row that is kept
   */
  public int firstRow(int height) {
    return enabled ? Math.min(height - 1, (int) (top * height)) : 0;
  }

  /**
   * @param height rows of the whole picture
   * @return how many rows are kept, at least 1
   */
  public int rows(int height) {
    return enabled ? Math.max(1, (int) (bottom * height) - firstRow(height)) : height;
  }
}
