package dev.avatar4j.animation;

import java.util.OptionalDouble;

/** The override of one morph or cel: its value, how far it has faded in, and when it ends. */
final class OverrideChannel {
  private static final double NEVER = Double.POSITIVE_INFINITY;

  private final Fader value = new Fader();
  private final Fader weight = new Fader();
  private boolean wanted;
  private boolean active;
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

  /** Whether it has been set and has not yet faded out. */
  boolean active() {
    return active;
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
    active = true;
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

  /** When it ends by itself, on {@link FrameTime#now}'s scale; infinite if never. */
  double endsAt() {
    return endsAt;
  }

  /**
   * @param step the pose's step for the time that has passed
   */
  void advance(FrameTime time, double step) {
    if (!active) {
      return;
    }
    value.advance(step, time.spacing());
    weight.advance(step, time.spacing());
    if (endsAt <= time.now() + FrameTime.TOLERANCE) {
      release(OptionalDouble.empty());
    }
    active = !weight.isOff();
  }

  /** The value with this override over what lies below. */
  double over(double below) {
    return below + weight.value() * (value.value() - below);
  }
}
