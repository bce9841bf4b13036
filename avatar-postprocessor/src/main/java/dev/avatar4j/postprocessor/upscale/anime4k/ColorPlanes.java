package dev.avatar4j.postprocessor.upscale.anime4k;

import dev.avatar4j.image.Frame;

/**
 * Three colour planes without alpha, row-major. Mutable and reused.
 *
 * @param width columns
 * @param height rows
 * @param planes red, green, blue; each at least {@code width * height} long
 */
public record ColorPlanes(int width, int height, float[][] planes) {
  /**
   * @param width columns
   * @param height rows
   * @return black planes of that size
   */
  public static ColorPlanes of(int width, int height) {
    return new ColorPlanes(width, height, new float[3][Math.multiplyExact(width, height)]);
  }

  /**
   * @param frame a frame
   * @return its colour planes themselves, not copies
   */
  public static ColorPlanes of(Frame frame) {
    return new ColorPlanes(
        frame.width(), frame.height(), new float[][] {frame.red(), frame.green(), frame.blue()});
  }
}
