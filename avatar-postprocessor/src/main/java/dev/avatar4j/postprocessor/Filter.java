package dev.avatar4j.postprocessor;

import dev.avatar4j.image.Frame;

/**
 * One instance of a filter in a chain. Used by one thread at a time; keeps what it computed (grids,
 * noise) between frames, and copes with a frame of another size than the one before. Allocates
 * nothing once it has seen a size.
 */
public interface Filter extends AutoCloseable {
  /**
   * Filters one frame.
   *
   * @param frame linear light, straight alpha, nominally 0..1 but not clamped between filters
   * @param context the time, scratch memory and worker threads, lent for this call
   * @return the frame that holds the result: {@code frame}, changed in place, or {@link
   *     FilterContext#spare()}, of which every pixel was written
   */
  Frame apply(Frame frame, FilterContext context);

  /** Frees what the instance holds. Idempotent. */
  @Override
  default void close() {}
}
