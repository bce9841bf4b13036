package dev.avatar4j.animation;

/**
 * Eases values towards a target: an exponential approach, fast at first, without overshoot.
 *
 * <p>A step {@code s} means that {@code s} of the remaining distance is covered in 1/25 s. For any
 * other frame spacing the step is {@code 1 - (1 - s)^(25 dt)}, so that the same time gives the same
 * progress at every frame rate.
 */
final class PoseInterpolator {
  /** The frame rate that settings "per frame" are calibrated for. */
  static final double REFERENCE_FPS = 25;

  private static final double SNAP = 1e-8;

  private PoseInterpolator() {}

  /**
   * @param step part of the distance covered in 1/25 s, 0..1
   * @param dt frame spacing in seconds
   * @return part of the distance covered in this frame, 0..1; a step of 1 takes no time
   */
  static double effectiveStep(double step, double dt) {
    double ticks = REFERENCE_FPS * dt;
    if (step >= 1 || ticks == 1) {
      return step;
    }
    // StrictMath: the same bits on every machine. Not its pow, which allocates.
    return ticks <= 0 ? 0 : 1 - StrictMath.exp(ticks * StrictMath.log(1 - step));
  }

  /**
   * @param current where the value is
   * @param target where it goes
   * @param effectiveStep part of the distance to cover, 0..1
   * @return the new value; exactly the target once it is nearer than 1e-8
   */
  static double advance(double current, double target, double effectiveStep) {
    double next = current + effectiveStep * (target - current);
    return Math.abs(next - target) < SNAP ? target : next;
  }

  /** Advances every value of an array in place. */
  static void advance(double[] current, double[] target, double effectiveStep) {
    for (int i = 0; i < current.length; i++) {
      current[i] = advance(current[i], target[i], effectiveStep);
    }
  }
}
