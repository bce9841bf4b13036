package dev.avatar4j.animation;

/** The one time sample of a frame, as every driver sees it. Reused from frame to frame. */
final class FrameTime {
  /**
   * Seconds by which a timer may be early, so that rounding of a frame time to nanoseconds does not
   * put a timer of the same period off to the frame after.
   */
  static final double TOLERANCE = 1e-6;

  private static final long NONE = Long.MIN_VALUE;

  /** A longer gap is a pause: the pose goes on from where it was, and only the timers move on. */
  private static final double LONGEST_SPACING = 1.0;

  private long first = NONE;
  private long last = NONE;
  private double spacing;

  /**
   * @param timeNanos the time of the new frame; not before that of the last
   * @param targetFps stands in for the frame rate after a pause
   */
  void moveTo(long timeNanos, double targetFps) {
    if (first == NONE) {
      first = timeNanos;
      last = timeNanos;
    }
    if (timeNanos - last < 0) {
      throw new IllegalArgumentException(
          "Time runs backwards: " + timeNanos + " ns comes after " + last + " ns.");
    }
    double elapsed = (timeNanos - last) * 1e-9;
    spacing = elapsed > LONGEST_SPACING ? 1 / targetFps : elapsed;
    last = timeNanos;
  }

  /** Whether no frame has been timed yet. */
  boolean isUnset() {
    return first == NONE;
  }

  /** Seconds since the first frame, pauses included. */
  double now() {
    return (last - first) * 1e-9;
  }

  /** Seconds since the frame before, 0 for the first; after a pause, one nominal frame. */
  double spacing() {
    return spacing;
  }

  /** The time as it was given. */
  long nanos() {
    return isUnset() ? 0 : last;
  }
}
