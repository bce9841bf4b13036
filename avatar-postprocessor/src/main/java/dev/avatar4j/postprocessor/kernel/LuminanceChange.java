package dev.avatar4j.postprocessor.kernel;

import dev.avatar4j.image.Frame;

/**
 * Changes the luminance of pixels, keeps the colour differences, and limits the result to 0..1. All
 * of R, G and B contain Y with weight one, so scaling Y by m is adding (m-1)*Y to each.
 *
 * <p>Different threads may work on different pixels at the same time.
 */
public final class LuminanceChange {
  private final ThreadScratch<float[][]> scratch = new ThreadScratch<>(this::makeRows);
  private int width;

  private float[][] makeRows() {
    return new float[4][width];
  }

  /**
   * @param newWidth columns of the frames that follow
   */
  public void reserve(int newWidth) {
    if (width != newWidth) {
      scratch.clear();
      width = newWidth;
    }
  }

  /**
   * Adds a part of its luminance to each pixel of some rows.
   *
   * @param frame changed in place; alpha is not
   * @param parts the part for each pixel
   * @param fromRow first row
   * @param toRow row after the last
   */
  public void add(Frame frame, float[] parts, int fromRow, int toRow) {
    float[][] rows = scratch.take();
    float[] change = rows[3];
    for (int y = fromRow; y < toRow; y++) {
      System.arraycopy(parts, y * width, change, 0, width);
      for (int channel = 0; channel < 3; channel++) {
        System.arraycopy(frame.plane(channel), y * width, rows[channel], 0, width);
      }
      Luminance.multiply(change, rows[0], rows[1], rows[2], width);
      for (int channel = 0; channel < 3; channel++) {
        Clamp.unitSum(rows[channel], change, 0, width);
        System.arraycopy(rows[channel], 0, frame.plane(channel), y * width, width);
      }
    }
    scratch.giveBack(rows);
  }

  /**
   * Adds the same part of its luminance to each pixel of one row.
   *
   * @param frame changed in place; alpha is not
   * @param part the part
   * @param y the row
   */
  public static void add(Frame frame, float part, int y) {
    int from = y * frame.width();
    int to = from + frame.width();
    add(frame.red(), frame.green(), frame.blue(), part, from, to);
    Clamp.unit(frame.red(), from, to);
    Clamp.unit(frame.green(), from, to);
    Clamp.unit(frame.blue(), from, to);
  }

  private static void add(float[] red, float[] green, float[] blue, float part, int from, int to) {
    for (int i = from; i < to; i++) {
      float r = red[i];
      float g = green[i];
      float b = blue[i];
      float change = part * (Luminance.RED * r + Luminance.GREEN * g + Luminance.BLUE * b);
      red[i] = r + change;
      green[i] = g + change;
      blue[i] = b + change;
    }
  }
}
