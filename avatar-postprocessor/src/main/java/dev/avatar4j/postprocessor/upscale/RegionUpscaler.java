package dev.avatar4j.postprocessor.upscale;

import dev.avatar4j.image.Frame;

/**
 * Enlarges a part of a frame to a whole one, as a zoom does. Keeps its memory between frames. Not
 * thread-safe.
 */
public final class RegionUpscaler {
  private final Upscaler upscaler;
  private Frame region = new Frame(1, 1);

  /**
   * @param upscaler does the work
   */
  public RegionUpscaler(Upscaler upscaler) {
    this.upscaler = upscaler;
  }

  /**
   * @param in the frame; not changed
   * @param left first column of the part
   * @param top first row of the part
   * @param width columns of the part, at least 1
   * @param height rows of the part, at least 1
   * @param out the part, enlarged to fill this
   */
  public void upscale(Frame in, int left, int top, int width, int height, Frame out) {
    if (region.width() != width || region.height() != height) {
      region = new Frame(width, height);
    }
    for (int c = 0; c < 4; c++) {
      for (int y = 0; y < height; y++) {
        System.arraycopy(
            in.plane(c), (top + y) * in.width() + left, region.plane(c), y * width, width);
      }
    }
    upscaler.upscale(region, out);
  }
}
