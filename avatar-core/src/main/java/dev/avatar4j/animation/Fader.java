package dev.avatar4j.animation;

/**
 * A value on its way to a goal: by easing, as the pose does, or in a given time along an S-curve.
 * Both are exact for any division of time into steps.
 */
final class Fader {
  /** Ease instead of taking a given time. */
  static final double EASE = -1;

  private double value;
  private double from;
  private double goal;
  private double elapsed;
  private double duration = EASE;

  double value() {
    return value;
  }

  /** Whether the value is 0 and stays so. */
  boolean isOff() {
    return value == 0 && goal == 0;
  }

  /** Takes a value at once. */
  void jumpTo(double target) {
    value = target;
    goal = target;
    duration = EASE;
  }

  /**
   * @param target where to go
   * @param seconds how long it takes, or {@link #EASE}
   */
  void aim(double target, double seconds) {
    if (seconds == 0) {
      jumpTo(target);
      return;
    }
    from = value;
    goal = target;
    elapsed = 0;
    duration = seconds;
  }

  /**
   * @param step the pose's step for the time that passes, used when easing
   * @param seconds the time that passes
   */
  void advance(double step, double seconds) {
    if (duration < 0) {
      value = PoseInterpolator.advance(value, goal, step);
      return;
    }
    elapsed += seconds;
    double part = Math.min(1, elapsed / duration);
    value = part == 1 ? goal : from + (goal - from) * part * part * (3 - 2 * part);
  }
}
