package dev.avatar4j.animation;

import dev.avatar4j.pose.Morph;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Moves the mouth at random while the character talks and there is no speech to follow.
 *
 * <p>The opening is drawn anew a few times a second and rather swings from open to closed and back
 * than staying: {@code clamp(|1 - last| + U(-2, 2), 0, 1)}. Draws fall on ticks, so there are at
 * most 25 a second, and the same ones at every frame rate.
 */
final class TalkingDriver {
  private static final List<Morph> MOUTH = Morph.MOUTH_OPEN;

  private final SplittableRandom random;
  private boolean active;
  private double opening;
  private double nextDraw;

  TalkingDriver(SplittableRandom random) {
    this.random = random;
  }

  /**
   * @param talking whether the character talks in this frame
   * @param target where the mouth goes back to at once when the talking ends
   */
  void apply(
      FrameTime time, AnimatorSettings settings, boolean talking, double[] target, double[] pose) {
    if (talking) {
      talk(time, settings, pose);
    } else if (active) {
      active = false;
      for (int k = 0; k < MOUTH.size(); k++) {
        int i = MOUTH.get(k).ordinal();
        pose[i] = target[i];
      }
    }
  }

  /** Whether the mouth is this driver's. */
  boolean isActive() {
    return active;
  }

  private void talk(FrameTime time, AnimatorSettings settings, double[] pose) {
    int driven = settings.talkingMorph().ordinal();
    if (time.onTick() && (!active || time.now() >= nextDraw - FrameTime.TOLERANCE)) {
      double last = active ? opening : pose[driven];
      double drawn = Math.abs(1 - last) + Uniform.between(random, -2, 2);
      opening = Math.max(0, Math.min(1, drawn));
      nextDraw = time.now() + 1 / settings.talkingFps();
      active = true;
    }
    if (!active) {
      return;
    }
    for (int k = 0; k < MOUTH.size(); k++) {
      pose[MOUTH.get(k).ordinal()] = 0;
    }
    pose[driven] = opening;
  }
}
