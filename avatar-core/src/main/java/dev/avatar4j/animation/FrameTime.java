package dev.avatar4j.animation;

/**
 * The way from one frame to the next, in steps that every driver sees alike. Reused from frame to
 * frame.
 *
 * <p>A step ends at each tick of a fixed 25 Hz grid that begins with the first frame, and at the
 * frame itself. A change takes effect at the beginning of a step. What is decided by chance is
 * decided on ticks, so that a scene comes out the same at every frame rate.
 */
final class FrameTime {
  /** The spacing of ticks: one frame at the rate that settings "per frame" are calibrated for. */
  static final long TICK_NANOS = 40_000_000;

  /**
   * Seconds by which a timer may be early, so that rounding of a frame time to nanoseconds does not
   * put a timer of the same period off to the tick after.
   */
  static final double TOLERANCE = 1e-6;

  private static final long NONE = Long.MIN_VALUE;

  /** A longer gap is a pause: the pose goes on from where it was, and only the timers move on. */
  private static final long LONGEST_GAP = 1_000_000_000L;

  private long first = NONE;
  private long last = NONE;
  private long goal = NONE;
  private long nextTick;
  private boolean onTick;
  private double spacing;

  /**
   * Sets out for a new frame; {@link #step} then goes there.
   *
   * @param timeNanos the time of the new frame; not before that of the last
   * @param targetFps stands in for the frame rate after a pause
   */
  void moveTo(long timeNanos, double targetFps) {
    if (first == NONE) {
      first = timeNanos;
      last = timeNanos;
      nextTick = timeNanos;
    }
    long elapsed = timeNanos - last;
    if (elapsed < 0) {
      throw new IllegalArgumentException(
          "Time runs backwards: " + timeNanos + " ns comes after " + last + " ns.");
    }
    if (elapsed > LONGEST_GAP) {
      last = timeNanos - Math.round(1e9 / targetFps);
      nextTick = first + ((last - first) / TICK_NANOS + 1) * TICK_NANOS;
    }
    goal = timeNanos;
  }

  /** Goes to the next tick or to the frame, whichever comes first. */
  void step() {
    step(Double.POSITIVE_INFINITY);
  }

  /**
   * Goes to the next tick, to the frame or to a third time, whichever comes first.
   *
   * @param event that time on {@link #now}'s scale; of no effect if it is not ahead
   */
  void step(double event) {
    // differences, not values: a clock may have any origin
    long next = nextTick - goal <= 0 ? nextTick : goal;
    if (event > now() && event < (next - first) * 1e-9) {
      next = first + Math.round(event * 1e9);
    }
    onTick = next == nextTick;
    if (onTick) {
      nextTick += TICK_NANOS;
    }
    spacing = (next - last) * 1e-9;
    last = next;
  }

  /** Whether the frame has been reached. */
  boolean arrived() {
    return last == goal;
  }

  /** Whether no frame has been timed yet. */
  boolean isUnset() {
    return first == NONE;
  }

  /** Whether this is the very first frame. */
  boolean isStart() {
    return last == first;
  }

  /** Whether this step ends on a tick; each tick is seen once. */
  boolean onTick() {
    return onTick;
  }

  /** Seconds since the first frame, pauses included. */
  double now() {
    return isUnset() ? 0 : (last - first) * 1e-9;
  }

  /** When this step began, on the scale of {@link #now}. */
  double stepStart() {
    return now() - spacing;
  }

  /** When this step began, on the caller's clock. */
  long stepStartNanos() {
    return last - Math.round(spacing * 1e9);
  }

  /** Seconds since the step before, 0 for the first; a pause counts as one nominal frame. */
  double spacing() {
    return spacing;
  }

  /** The time on the caller's clock. */
  long nanos() {
    return isUnset() ? 0 : last;
  }
}
