package dev.avatar4j.animation;

import dev.avatar4j.pose.Morph;
import java.util.SplittableRandom;

/**
 * Closes both eyes for one frame now and then; the interpolator opens them again.
 *
 * <p>After a blink there is a pause of random length, waived for a while after confusion sets in;
 * before the first blink there is none. Outside the pause the chance per frame is corrected for the
 * frame spacing, so blinks are as frequent at every frame rate.
 */
final class BlinkDriver {
  private final SplittableRandom random;
  private double pauseEnds = Double.NEGATIVE_INFINITY;

  BlinkDriver(SplittableRandom random) {
    this.random = random;
  }

  /**
   * @param confused whether the pause between blinks is waived
   */
  void apply(FrameTime time, AnimatorSettings settings, boolean confused, double[] pose) {
    double chance = PoseInterpolator.effectiveStep(settings.blinkProbability(), time.spacing());
    boolean wanted = random.nextDouble() < chance;
    if (wanted && (confused || time.now() >= pauseEnds)) {
      close(pose, Morph.EYE_WINK_LEFT, Morph.EYE_HAPPY_WINK_LEFT);
      close(pose, Morph.EYE_WINK_RIGHT, Morph.EYE_HAPPY_WINK_RIGHT);
      pauseEnds =
          time.now()
              + Uniform.between(random, settings.blinkIntervalMin(), settings.blinkIntervalMax());
    }
  }

  /** Closes an eye by what it is still open: a laughing eye is shut already. */
  private static void close(double[] pose, Morph wink, Morph happyWink) {
    pose[wink.ordinal()] = Math.max(pose[wink.ordinal()], 1 - pose[happyWink.ordinal()]);
  }
}
