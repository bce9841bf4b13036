package dev.avatar4j.animation;

import dev.avatar4j.pose.Morph;

/**
 * Breathing: {@code sin^2(pi t / T)}, out at 0, in at half the cycle, without end and without
 * drift.
 *
 * <p>The phase is kept, not the time it began: a new cycle duration and a pause of the animation
 * both go on from the breath as it is.
 */
final class BreathingDriver {
  private double phase;

  void apply(FrameTime time, AnimatorSettings settings, double[] pose) {
    phase = (phase + time.spacing() / settings.breathingCycleDuration()) % 1.0;
    double sine = StrictMath.sin(Math.PI * phase);
    pose[Morph.BREATHING.ordinal()] = sine * sine;
  }
}
