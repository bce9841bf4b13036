package dev.avatar4j.animation;

import dev.avatar4j.pose.Morph;
import java.util.SplittableRandom;

/**
 * Closes both eyes for one frame now and then; the interpolator opens them again.
 *
 * <p>After a blink there is a pause of random length, waived for a while after confusion sets in;
 * before the first blink there is none. Outside the pause the chance is the same on every tick, so
 * the same seed blinks at the same times at every frame rate. Now and then the eyes close a second
 * time shortly after: a double blink, which counts as one.
 */
final class BlinkDriver {
  private static final double SECOND_EARLY = 0.24;
  private static final double SECOND_LATE = 0.28;

  private final SplittableRandom random;
  private double pauseEnds = Double.NEGATIVE_INFINITY;
  private double second = Double.POSITIVE_INFINITY;
  private double lastClosed = Double.NEGATIVE_INFINITY;

  BlinkDriver(SplittableRandom random) {
    this.random = random;
  }

  /**
   * @param confused whether the pause between blinks is waived
   */
  void apply(FrameTime time, AnimatorSettings settings, boolean confused, double[] pose) {
    if (!time.onTick() || time.isStart()) {
      return;
    }
    double now = time.now();
    boolean wanted = random.nextDouble() < settings.blinkProbability();
    if (wanted && (confused || now >= pauseEnds - FrameTime.TOLERANCE)) {
      pauseEnds =
          now + Uniform.between(random, settings.blinkIntervalMin(), settings.blinkIntervalMax());
      second = Double.POSITIVE_INFINITY;
      if (random.nextDouble() < settings.blinkDoubleProbability()) {
        second = now + (random.nextDouble() < 0.5 ? SECOND_EARLY : SECOND_LATE);
      }
    } else if (now >= second - FrameTime.TOLERANCE) {
      second = Double.POSITIVE_INFINITY;
    } else {
      return;
    }
    lastClosed = now;
    close(pose);
  }

  /**
   * Shows the eyes closed in the first frame after they closed, however much they have opened
   * since: a blink between two frames would be lost otherwise.
   *
   * @param lastFrame the time of the frame before, on {@link FrameTime#now}'s scale
   */
  void show(double lastFrame, double[] pose) {
    if (lastClosed > lastFrame) {
      close(pose);
    }
  }

  private static void close(double[] pose) {
    close(pose, Morph.EYE_WINK_LEFT, Morph.EYE_HAPPY_WINK_LEFT);
    close(pose, Morph.EYE_WINK_RIGHT, Morph.EYE_HAPPY_WINK_RIGHT);
  }

  /** Closes an eye by what it is still open: a laughing eye is shut already. */
  private static void close(double[] pose, Morph wink, Morph happyWink) {
    pose[wink.ordinal()] = Math.max(pose[wink.ordinal()], 1 - pose[happyWink.ordinal()]);
  }
}
