package dev.avatar4j.animation;

import dev.avatar4j.pose.Morph;
import dev.avatar4j.speech.VisemeSource;

/**
 * Follows speech that is not known beforehand, in pieces of at most {@link #PIECE} seconds, so that
 * a short closure is not missed at a low frame rate.
 */
final class LiveMouth {
  /** Instead of a time: the mouth is always the newest. */
  static final long AS_IT_COMES = Long.MIN_VALUE;

  private static final double PIECE = 0.01;

  private final float[] weights = new float[Morph.MOUTH_OPEN.size()];
  private VisemeSource source;
  private long start;

  void follow(VisemeSource newSource, long startNanos) {
    source = newSource;
    start = startNanos;
  }

  void release() {
    source = null;
  }

  boolean isFollowing() {
    return source != null;
  }

  /** Whether the mouth is the speech's at the end of this step. */
  boolean isSpeaking(FrameTime time, AnimatorSettings settings) {
    return source.sample(seconds(time.nanos(), settings), weights);
  }

  /** Whether the speech has ended at a time, which may be later than the last step. */
  boolean isOver(long nanos, AnimatorSettings settings) {
    return source.isOver(seconds(nanos, settings));
  }

  private double seconds(long nanos, AnimatorSettings settings) {
    return start == AS_IT_COMES
        ? VisemeSource.NEWEST
        : (nanos - start) * 1e-9 - settings.avOffset();
  }

  /**
   * Follows the speech through one step, and lets it go once it is over.
   *
   * @param target where the mouth goes while the speech does not have it
   * @param mouth the mouth at the beginning of the step, moved to its end
   */
  void apply(FrameTime time, AnimatorSettings settings, double[] target, double[] mouth) {
    int pieces = (int) Math.max(1, Math.ceil(time.spacing() / PIECE - 1e-6));
    double length = time.spacing() / pieces;
    for (int i = pieces - 1; i >= 0; i--) {
      if (source.sample(seconds(time.nanos(), settings) - i * length, weights)) {
        move(settings, length, mouth);
      } else {
        LipsyncDriver.release(mouth, length, settings, target);
      }
    }
    if (isOver(time.nanos(), settings)) {
      source = null;
    }
  }

  private void move(AnimatorSettings settings, double seconds, double[] mouth) {
    if (source.isSmooth()) {
      for (int k = 0; k < mouth.length; k++) {
        mouth[k] = weights[k];
      }
      return;
    }
    double opening = PoseInterpolator.effectiveStep(settings.lipsyncStep(), seconds);
    double perTick = Math.max(settings.lipsyncStep(), LipsyncDriver.CLOSING_STEP);
    double closing = PoseInterpolator.effectiveStep(perTick, seconds);
    double open = 0;
    for (float weight : weights) {
      open += weight;
    }
    for (int k = 0; k < mouth.length; k++) {
      mouth[k] = PoseInterpolator.advance(mouth[k], weights[k], open == 0 ? closing : opening);
    }
  }
}
