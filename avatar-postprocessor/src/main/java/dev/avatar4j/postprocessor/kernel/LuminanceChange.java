package dev.avatar4j.postprocessor.kernel;

import dev.avatar4j.image.Frame;

/**
 * Changes the luminance of pixels, keeps the colour differences, and limits the result to 0..1.
 * Different threads may work on different pixels at the same time.
 */
public final class LuminanceChange {
  /** What is added to each channel; as long as the planes, so that loops have one index. */
  private float[] summands = {};

  /**
   * @param pixels how many pixels the frames have that follow
   */
  public void reserve(int pixels) {
    if (summands.length < pixels) {
      summands = new float[pixels];
    }
  }

  /**
   * Adds a part of its luminance to each pixel.
   *
   * @param frame changed in place; alpha is not
   * @param parts the part for each pixel
   * @param from first pixel
   * @param to pixel after the last
   */
  public void add(Frame frame, float[] parts, int from, int to) {
    Luminance.times(frame.red(), frame.green(), frame.blue(), parts, summands, from, to);
    finish(frame, from, to);
  }

  /**
   * Adds the same part of its luminance to each pixel.
   *
   * @param frame changed in place; alpha is not
   * @param part the part
   * @param from first pixel
   * @param to pixel after the last
   */
  public void add(Frame frame, float part, int from, int to) {
    Luminance.times(frame.red(), frame.green(), frame.blue(), part, summands, from, to);
    finish(frame, from, to);
  }

  private void finish(Frame frame, int from, int to) {
    Clamp.unitSum(frame.red(), summands, from, to);
    Clamp.unitSum(frame.green(), summands, from, to);
    Clamp.unitSum(frame.blue(), summands, from, to);
  }
}
