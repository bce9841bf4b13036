package dev.avatar4j.postprocessor.upscale;

import dev.avatar4j.image.Frame;

/**
 * Brings frames from any size to any other, also a smaller one. Keeps its memory between frames: a
 * frame of the same sizes as the one before allocates nothing. Used by one thread at a time; shares
 * its work out to its {@link dev.avatar4j.postprocessor.RowWorkers}, which it does not close.
 */
@FunctionalInterface
public interface Upscaler {
  /**
   * Fills a frame from another.
   *
   * @param in linear light, straight alpha; not changed
   * @param out the result, of which every pixel is written; another frame than {@code in}
   */
  void upscale(Frame in, Frame out);
}
