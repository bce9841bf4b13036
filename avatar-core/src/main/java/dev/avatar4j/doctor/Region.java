package dev.avatar4j.doctor;

/**
 * A part of a picture, in pixels.
 *
 * @param x first column
 * @param y first row
 * @param width columns, at least 1
 * @param height rows, at least 1
 */
public record Region(int x, int y, int width, int height) {
  /**
   * @return {@code rows 64 to 192, columns 192 to 320}, for a person
   */
  public String describe() {
    return "rows " + y + " to " + (y + height - 1) + ", columns " + x + " to " + (x + width - 1);
  }

  /** Grows around pixels. */
  static final class Bounds {
    private final int width;
    private int left = Integer.MAX_VALUE;
    private int top = Integer.MAX_VALUE;
    private int right = -1;
    private int bottom = -1;
    private int count;

    /**
     * @param width the picture's columns
     */
    Bounds(int width) {
      this.width = width;
    }

    void add(int pixel) {
      left = Math.min(left, pixel % width);
      right = Math.max(right, pixel % width);
      top = Math.min(top, pixel / width);
      bottom = Math.max(bottom, pixel / width);
      count++;
    }

    int count() {
      return count;
    }

    /** The smallest region around all pixels; there is at least one. */
    Region region() {
      return new Region(left, top, right - left + 1, bottom - top + 1);
    }
  }
}
