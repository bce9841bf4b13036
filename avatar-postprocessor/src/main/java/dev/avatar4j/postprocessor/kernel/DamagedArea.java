package dev.avatar4j.postprocessor.kernel;

import dev.avatar4j.image.Frame;

/** A rectangle of a picture, and the ways to spoil it. */
public final class DamagedArea {
  private int left;
  private int top;
  private int right;
  private int bottom;

  /**
   * Places the rectangle; it must lie within the frames that are damaged then.
   *
   * @param x first column
   * @param y first row
   * @param width columns
   * @param height rows
   */
  public void set(int x, int y, int width, int height) {
    left = x;
    top = y;
    right = x + width;
    bottom = y + height;
  }

  /**
   * Fills it with one colour.
   *
   * @param frame the picture
   * @param red 0..1
   * @param green 0..1
   * @param blue 0..1
   * @param alpha opacity of the colour
   * @param share 0 for the picture alone to 1 for the colour alone
   */
  public void fill(Frame frame, float red, float green, float blue, float alpha, float share) {
    fill(frame, left, top, right, bottom, red, green, blue, alpha, share);
  }

  /**
   * Replaces squares by their mean colour. The squares begin at the rectangle's corner and are cut
   * at its end.
   *
   * @param frame the picture
   * @param size pixels of a side
   * @param share 0 for the picture alone to 1 for the means alone
   */
  public void average(Frame frame, int size, float share) {
    for (int y = top; y < bottom; y += size) {
      for (int x = left; x < right; x += size) {
        average(frame, x, y, Math.min(right, x + size), Math.min(bottom, y + size), share);
      }
    }
  }

  private static void average(Frame frame, int left, int top, int right, int bottom, float share) {
    float red = 0;
    float green = 0;
    float blue = 0;
    float alpha = 0;
    for (int y = top; y < bottom; y++) {
      for (int i = y * frame.width() + left; i < y * frame.width() + right; i++) {
        float weight = frame.alpha()[i];
        red += weight * frame.red()[i];
        green += weight * frame.green()[i];
        blue += weight * frame.blue()[i];
        alpha += weight;
      }
    }
    float perAlpha = alpha == 0 ? 0 : 1 / alpha;
    float mean = alpha / ((right - left) * (bottom - top));
    fill(
        frame,
        left,
        top,
        right,
        bottom,
        red * perAlpha,
        green * perAlpha,
        blue * perAlpha,
        mean,
        share);
  }

  /** Mixes a colour in, as it looks: what is transparent contributes no colour. */
  private static void fill(
      Frame frame,
      int left,
      int top,
      int right,
      int bottom,
      float red,
      float green,
      float blue,
      float alpha,
      float share) {
    for (int y = top; y < bottom; y++) {
      for (int i = y * frame.width() + left; i < y * frame.width() + right; i++) {
        float mixed = frame.alpha()[i] * (1 - share) + alpha * share;
        float weight = mixed > 0 ? alpha * share / mixed : share;
        frame.red()[i] += (red - frame.red()[i]) * weight;
        frame.green()[i] += (green - frame.green()[i]) * weight;
        frame.blue()[i] += (blue - frame.blue()[i]) * weight;
        frame.alpha()[i] = mixed;
      }
    }
  }

  /**
   * Displaces its rows by whole pixels, in a triangle wave; pixels from outside the rectangle come
   * in.
   *
   * @param frame the picture
   * @param reach how far the wave goes to either side, in pixels
   * @param period rows of a wave
   * @param scratch at least a row long
   */
  public void zigzag(Frame frame, double reach, int period, float[] scratch) {
    int width = frame.width();
    for (int y = top; y < bottom; y++) {
      double turn = (double) (y - top) / period;
      double wave = 4 * Math.abs(turn + 0.25 - Math.floor(turn + 0.75)) - 1;
      int shift = (int) Math.rint(reach * wave);
      for (int channel = 0; channel < 4; channel++) {
        float[] plane = frame.plane(channel);
        System.arraycopy(plane, y * width, scratch, 0, width);
        for (int x = left; x < right; x++) {
          plane[y * width + x] = scratch[Math.max(0, Math.min(width - 1, x + shift))];
        }
      }
    }
  }
}
