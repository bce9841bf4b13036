package dev.avatar4j.pipeline;

/**
 * Is told how long each frame took, for metrics. Called on the frame thread after each frame, so it
 * returns at once and allocates nothing; what it throws counts as a failure of the frame.
 */
@FunctionalInterface
public interface FrameListener {
  /**
   * @param turnNanos time the frame waited for its turn on a busy machine
   * @param renderNanos time to draw it
   * @param stageNanos time of the stages after drawing, such as filters
   * @param encodeNanos time to encode it, in all formats that are read
   */
  void frame(long turnNanos, long renderNanos, long stageNanos, long encodeNanos);
}
