package dev.avatar4j.animation;

import dev.avatar4j.cel.CelBuffer;
import dev.avatar4j.cel.CharacterCel;

/**
 * Data running over the irises, from a start until some time after a stop: off, on, fading. While
 * it shows, its pictures follow one another at their own rate, whatever the emotion.
 */
final class DataEyes {
  private enum State {
    OFF,
    ON,
    FADING
  }

  private State state = State.OFF;
  private boolean timed;
  private double since;
  private double fadingSince;

  /** Shows the data; if it is fading it is back at once. */
  void start() {
    if (state == State.OFF) {
      timed = false;
    }
    state = State.ON;
  }

  /** Begins to fade with the next frame. */
  void stop() {
    if (state == State.ON) {
      state = State.FADING;
      fadingSince = Double.NaN;
    }
  }

  /** Whether it was started and not stopped. */
  boolean on() {
    return state == State.ON;
  }

  /**
   * @param time the time of the frame
   * @param settings rate and length of the fade
   * @param pictures how many pictures the character has, without a gap from the first
   * @param out receives the strengths of those pictures, unless the data eyes are off
   */
  void apply(FrameTime time, AnimatorSettings settings, int pictures, CelBuffer out) {
    double strength = strength(time, settings.dataEyesFadeoutDuration());
    double rate = settings.dataEyesFps();
    if (state == State.OFF || rate <= 0 || pictures == 0) {
      return;
    }
    long shown = (long) ((time.now() - since + FrameTime.TOLERANCE) * rate) % pictures;
    for (int i = 0; i < pictures; i++) {
      out.set(CharacterCel.DATA_EYES.get(i), i == shown ? (float) strength : 0f);
    }
  }

  private double strength(FrameTime time, double fadeout) {
    if (state == State.OFF) {
      return 0;
    }
    if (!timed) {
      timed = true;
      since = time.stepStart();
    }
    if (state == State.ON) {
      return 1;
    }
    if (Double.isNaN(fadingSince)) {
      fadingSince = time.stepStart();
    }
    double elapsed = time.now() - fadingSince;
    if (elapsed >= fadeout - FrameTime.TOLERANCE) {
      state = State.OFF;
      return 0;
    }
    return 1 - smoothStep(elapsed / fadeout);
  }

  /** From 0 to 1 with all derivatives 0 at both ends: psi(r) / (psi(r) + psi(1 - r)). */
  static double smoothStep(double r) {
    double rising = psi(r);
    return rising / (rising + psi(1 - r));
  }

  private static double psi(double x) {
    // StrictMath: the same bits on every machine
    return x > 0 ? StrictMath.exp(-1 / x) : 0;
  }
}
