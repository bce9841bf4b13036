package dev.avatar4j.pipeline;

/**
 * Decides when the next frame is due. Frames lie on a grid, so that a late one does not shift those
 * after it; after a stall the grid starts anew instead of catching up in a burst. Not thread-safe.
 */
final class FramePacer {
  private boolean begun;
  private long due;

  /**
   * @return nanoseconds until a frame is due; 0 or less if it is due now
   */
  long nanosUntilDue(long now) {
    return begun ? due - now : 0;
  }

  /** Notes that a frame starts now. */
  void started(long now, double framesPerSecond) {
    long period = Math.max(1, Math.round(1e9 / framesPerSecond));
    due = begun && now - due < period ? due + period : now + period;
    begun = true;
  }
}
