package dev.avatar4j.postprocessor.kernel;

import dev.avatar4j.image.Frame;

/**
 * Adds noise to the luminance and to the colour differences of a row (BT.709 on linear light). One
 * per thread. Works in small steps on copies of the row: loops over few arrays with one index are
 * what C2 makes vector instructions of.
 */
public final class ColorNoiseRow {
  /** B-Y is U times this. */
  private static final float BLUE_RANGE = 1.8556f;

  /** R-Y is V times this. */
  private static final float RED_RANGE = 1.5748f;

  private static final float GREEN_OF_RED = -Luminance.RED / Luminance.GREEN;
  private static final float GREEN_OF_BLUE = -Luminance.BLUE / Luminance.GREEN;

  private final int width;
  private final float[] red;
  private final float[] green;
  private final float[] blue;
  private final float[] luminance;
  private final float[] noise;

  /**
   * @param width pixels of a row
   */
  public ColorNoiseRow(int width) {
    this.width = width;
    red = new float[width];
    green = new float[width];
    blue = new float[width];
    luminance = new float[width];
    noise = new float[width];
  }

  /**
   * Makes a row noisy: {@code Y *= 1 + n}, {@code U += n}, {@code V += n}. U and V are limited to
   * -0.5..0.5, the resulting colours to 0..1.
   *
   * @param frame changed in place; alpha is not
   * @param y which row
   * @param source the noise, as large as the frame
   */
  public void apply(Frame frame, int y, VhsNoise source) {
    int at = y * width;
    System.arraycopy(frame.red(), at, red, 0, width);
    System.arraycopy(frame.green(), at, green, 0, width);
    System.arraycopy(frame.blue(), at, blue, 0, width);
    Luminance.of(red, green, blue, luminance, 0, width);
    System.arraycopy(source.redDifference(), at, noise, 0, width);
    toDifference(red, luminance, noise, RED_RANGE, width);
    System.arraycopy(source.blueDifference(), at, noise, 0, width);
    toDifference(blue, luminance, noise, BLUE_RANGE, width);
    System.arraycopy(source.luma(), at, noise, 0, width);
    scale(luminance, noise, width);
    mix(red, blue, green, width);
    Clamp.unitSum(red, luminance, 0, width);
    Clamp.unitSum(green, luminance, 0, width);
    Clamp.unitSum(blue, luminance, 0, width);
    System.arraycopy(red, 0, frame.red(), at, width);
    System.arraycopy(green, 0, frame.green(), at, width);
    System.arraycopy(blue, 0, frame.blue(), at, width);
  }

  private static void toDifference(
      float[] color, float[] luminance, float[] noise, float range, int count) {
    float most = 0.5f * range;
    for (int x = 0; x < count; x++) {
      float difference = color[x] - luminance[x] + range * noise[x];
      color[x] = Math.max(-most, Math.min(most, difference));
    }
  }

  private static void scale(float[] luminance, float[] noise, int count) {
    for (int x = 0; x < count; x++) {
      luminance[x] += luminance[x] * noise[x];
    }
  }

  private static void mix(float[] red, float[] blue, float[] green, int count) {
    for (int x = 0; x < count; x++) {
      green[x] = GREEN_OF_RED * red[x] + GREEN_OF_BLUE * blue[x];
    }
  }
}
