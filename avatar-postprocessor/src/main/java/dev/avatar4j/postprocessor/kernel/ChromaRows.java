package dev.avatar4j.postprocessor.kernel;

import dev.avatar4j.image.Frame;

/**
 * Changes the colour differences of a row and keeps its luminance. Works on R-Y and B-Y, which are
 * V and U but for a factor. One per thread.
 */
public final class ChromaRows {
  private static final float GREEN_OF_RED = -Luminance.RED / Luminance.GREEN;
  private static final float GREEN_OF_BLUE = -Luminance.BLUE / Luminance.GREEN;

  private final int width;
  private final LineBlur blur;
  private final float[] red;
  private final float[] green;
  private final float[] blue;
  private final float[] luminance;
  private final float[] smearedRed;
  private final float[] smearedBlue;

  /**
   * @param kernel how colour smears; null if only {@link #replace} is used
   * @param width pixels of a row
   */
  public ChromaRows(GaussianKernel kernel, int width) {
    this.width = width;
    blur = kernel == null ? null : new LineBlur(kernel, width);
    red = new float[width];
    green = new float[width];
    blue = new float[width];
    luminance = new float[width];
    smearedRed = new float[width];
    smearedBlue = new float[width];
  }

  /**
   * Smears the colour of a row along it.
   *
   * @param frame changed in place
   * @param y which row
   */
  public void smear(Frame frame, int y) {
    load(frame, y);
    subtract(red, luminance, width);
    subtract(blue, luminance, width);
    blur.apply(red, 0, width, smearedRed);
    blur.apply(blue, 0, width, smearedBlue);
    store(frame, y);
  }

  /**
   * Gives a row other colour differences.
   *
   * @param frame changed in place
   * @param y which row
   * @param grid where they come from
   */
  public void replace(Frame frame, int y, ChromaGrid grid) {
    load(frame, y);
    grid.row(y, smearedRed, smearedBlue);
    store(frame, y);
  }

  private void load(Frame frame, int y) {
    System.arraycopy(frame.red(), y * width, red, 0, width);
    System.arraycopy(frame.green(), y * width, green, 0, width);
    System.arraycopy(frame.blue(), y * width, blue, 0, width);
    Luminance.of(red, green, blue, luminance, 0, width);
  }

  private void store(Frame frame, int y) {
    mix(smearedRed, smearedBlue, green, width);
    System.arraycopy(luminance, 0, red, 0, width);
    System.arraycopy(luminance, 0, blue, 0, width);
    Clamp.unitSum(red, smearedRed, 0, width);
    Clamp.unitSum(green, luminance, 0, width);
    Clamp.unitSum(blue, smearedBlue, 0, width);
    System.arraycopy(red, 0, frame.red(), y * width, width);
    System.arraycopy(green, 0, frame.green(), y * width, width);
    System.arraycopy(blue, 0, frame.blue(), y * width, width);
  }

  private static void subtract(float[] from, float[] what, int count) {
    for (int x = 0; x < count; x++) {
      from[x] -= what[x];
    }
  }

  private static void mix(float[] red, float[] blue, float[] green, int count) {
    for (int x = 0; x < count; x++) {
      green[x] = GREEN_OF_RED * red[x] + GREEN_OF_BLUE * blue[x];
    }
  }
}
