package dev.avatar4j.animation;

/** The override of one morph or cel: its value, how far it has faded in, and when it ends. */
final class OverrideChannel {
  private static final double NEVER = Double.POSITIVE_INFINITY;

  private final Fader value = new Fader();
  private final Fader weight = new Fader();
  private boolean wanted;
  private float goal;
  private double fade = Fader.EASE;
  private double expiresAt = NEVER;

  /** Whether it is in force; one that fades out is not. */
  boolean wanted() {
    return wanted;
  }

  /** The value asked for. */
  float goal() {
    return goal;
  }

  /** Whether it shows, be it still or already only in part. */
  boolean shows() {
    return !weight.isOff();
  }

  /** Whether it fades in a time of its own instead of easing. */
  boolean hasOwnFade() {
    return fade >= 0;
  }

  /**
   * @param target the value
   * @param seconds how long the fade takes, or {@link Fader#EASE}
   * @param endsAt when it ends on {@link FrameTime#now}'s scale; infinite if never
   */
  void set(float target, double seconds, double endsAt) {
    goal = target;
    fade = seconds;
    expiresAt = endsAt;
    wanted = true;
    if (weight.value() == 0) {
      // from nothing the value starts at its goal: only the weight fades in
      value.jumpTo(target);
    } else {
      value.aim(target, seconds);
    }
    weight.aim(1, seconds);
  }

  /** Ends it in the fade it came with. */
  void release() {
    release(fade);
  }

  /**
   * @param seconds how long the fade takes, or {@link Fader#EASE}
   */
  void release(double seconds) {
    if (wanted) {
      wanted = false;
      expiresAt = NEVER;
      fade = seconds;
      weight.aim(0, seconds);
    }
  }

  /**
   * @param poseStep the setting {@code pose_interpolator_step}
   * @param now the time reached
   * @param seconds the time that has passed
   */
  void advance(double poseStep, double now, double seconds) {
    double left = seconds;
    if (expiresAt <= now + FrameTime.TOLERANCE) {
      double before = Math.max(0, Math.min(seconds, expiresAt - (now - seconds)));
      fade(poseStep, before);
      release();
      left -= before;
    }
    fade(poseStep, left);
  }

  private void fade(double poseStep, double seconds) {
    double step = PoseInterpolator.effectiveStep(poseStep, seconds);
    value.advance(step, seconds);
    weight.advance(step, seconds);
  }

  /** The value with this override over what lies below. */
  double over(double below) {
    return below + weight.value() * (value.value() - below);
  }
}
