package dev.avatar4j.pipeline;

import dev.avatar4j.image.Frame;

/**
 * A step between drawing and encoding, such as a crop or a filter chain. Called by the pipeline's
 * thread only, in the order given to the pipeline.
 */
@FunctionalInterface
public interface FrameStage {
  /**
   * Changes the frame. If this throws, the frame is dropped and counted as failed.
   *
   * @param timeNanos the frame's time sample
   * @param frame linear light, straight alpha; may be changed
   * @return the frame to go on with: {@code frame} itself, or another, of any size, that the stage
   *     owns and reuses
   */
  Frame process(long timeNanos, Frame frame);
}
