package dev.avatar4j.animation;

import java.util.OptionalDouble;

/** The override of one morph or cel: its value, how far it has faded in, and when it ends. */
final class OverrideChannel {
  private static final double NEVER = Double.POSITIVE_INFINITY;

  private final Fader value = new Fader();
  private final Fader weight = new Fader();
  private boolean wanted;
  private float goal;
  private double fade = Fader.EASE;
  private double endsAt = NEVER;

  /** Whether it is in force; one that fades out is not. */
  boolean wanted() {
    return wanted;
  }

  /** The value asked for. */
  float goal() {
    return goal;
  }

  /** Whether it shows or is about to, be it in part. */
  boolean shows() {
    return !weight.isOff();
  }

  /** Whether it fades in a time of its own instead of easing. */
  boolean hasOwnFade() {
    return fade >= 0;
  }

  /**
   * @param target the value
   * @param seconds how long the fade takes; empty to ease
   * @param end when it ends on {@link FrameTime#now}'s scale; infinite if never
   */
  void set(float target, OptionalDouble seconds, double end) {
    goal = target;
    fade = seconds.orElse(Fader.EASE);
    endsAt = end;
    wanted = true;
    if (weight.value() == 0) {
      // from nothing the value starts at its goal: only the weight fades in
      value.jumpTo(target);
    } else {
      value.aim(target, fade);
    }
    weight.aim(1, fade);
  }

  /**
   * @param seconds how long the fade takes; empty for as long as it took to come
   */
  void release(OptionalDouble seconds) {
    if (wanted) {
      wanted = false;
      endsAt = NEVER;
      fade = seconds.orElse(fade);
      weight.aim(0, fade);
    }
  }

  void advance(FrameTime time, double poseStep, double step) {
    double end = endsAt;
    if (end > time.now() + FrameTime.TOLERANCE) {
      fade(step, time.spacing());
      return;
    }
    // it ends within this step: up to then it comes, from then on it goes
    double after = Math.max(0, Math.min(time.spacing(), time.now() - end));
    double before = time.spacing() - after;
    fade(PoseInterpolator.effectiveStep(poseStep, before), before);
    release(OptionalDouble.empty());
    fade(PoseInterpolator.effectiveStep(poseStep, after), after);
  }

  private void fade(double step, double seconds) {
    value.advance(step, seconds);
    weight.advance(step, seconds);
  }

  /** The value with this override over what lies below. */
  double over(double below) {
    return below + weight.value() * (value.value() - below);
  }
}
