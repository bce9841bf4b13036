package dev.avatar4j.benchmarks;

import dev.avatar4j.animation.AnimationFrame;
import dev.avatar4j.animation.Animator;
import dev.avatar4j.animation.AnimatorSettings;
import dev.avatar4j.emotion.EmotionLibrary;
import dev.avatar4j.pose.Morph;
import dev.avatar4j.pose.Pose;
import java.util.List;
import java.util.Random;

/**
 * The poses of a long run: those of an avatar at 25 frames per second that changes its emotion
 * every two seconds and talks half of the time, every tenth replaced by one that no cache can know.
 * They follow from the seed.
 */
final class SoakPoses {
  private static final long FRAME_NANOS = 40_000_000;
  private static final int FRAMES_PER_EMOTION = 50;
  private static final int FRESH_EVERY = 10;
  private static final List<String> EMOTIONS = List.of("joy", "neutral", "anger", "surprise");

  private final AnimationFrame animation = new AnimationFrame();
  private final Animator animator;
  private final Random random;
  private int frame;

  SoakPoses(long seed) {
    animator = new Animator(AnimatorSettings.DEFAULTS, EmotionLibrary.factory(), seed);
    random = new Random(seed);
  }

  Pose next() {
    if (frame % FRAMES_PER_EMOTION == 0) {
      int emotion = frame / FRAMES_PER_EMOTION;
      animator.setEmotion(EMOTIONS.get(emotion % EMOTIONS.size()));
      animator.setTalking(emotion / 2 % 2 == 1);
    }
    animator.update(frame * FRAME_NANOS);
    animator.apply(animation);
    return frame++ % FRESH_EVERY == FRESH_EVERY - 1 ? fresh() : animation.pose();
  }

  private Pose fresh() {
    float[] values = new float[Morph.COUNT];
    for (Morph morph : Morph.ALL) {
      values[morph.ordinal()] = morph.min() + (1 - morph.min()) * random.nextFloat();
    }
    return Pose.of(values);
  }
}
