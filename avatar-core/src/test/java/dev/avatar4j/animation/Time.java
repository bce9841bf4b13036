package dev.avatar4j.animation;

/** Frame times for tests. */
final class Time {
  /** The frame rates that behaviour must not depend on. */
  static final double[] RATES = {10, 12.5, 24, 25, 30, 60, 144};

  private Time() {}

  static long nanos(double seconds) {
    return Math.round(seconds * 1e9);
  }

  static long frameNanos(long frame, double fps) {
    return Math.round(frame * 1e9 / fps);
  }

  /** Goes to a time step by step, as the animator does, and runs a driver at each. */
  static void move(FrameTime time, long nanos, Runnable driver) {
    time.moveTo(nanos, 25);
    do {
      time.step();
      driver.run();
    } while (!time.arrived());
  }
}
