package dev.avatar4j.pipeline;

import dev.avatar4j.image.Frame;

/** Draws the picture for a moment. Called by the pipeline's thread only. */
@FunctionalInterface
public interface FrameRenderer {
  /**
   * @param timeNanos the one time sample of this frame; never smaller than that of the frame before
   * @param out the frame to fill; every pixel is overwritten
   */
  void render(long timeNanos, Frame out);
}
