package dev.avatar4j.poser.selftest;

import dev.avatar4j.animation.AnimationFrame;
import dev.avatar4j.animation.Animator;
import dev.avatar4j.animation.AnimatorSettings;
import dev.avatar4j.emotion.EmotionLibrary;
import dev.avatar4j.pose.Pose;
import java.util.ArrayList;
import java.util.List;

/**
 * Poses of an ordinary scene, so far apart that eyebrows, face and body are new in each: no stage
 * of a poser finds one in its cache. The same for every self-test.
 */
final class SelfTestPoses {
  /** Half of the time in which an emotion fades in, so that each pose is a mixture of two. */
  private static final long SPACING_NANOS = 280_000_000L;

  private static final List<String> EMOTIONS =
      List.of("joy", "anger", "surprise", "sadness", "amusement", "fear", "confusion");

  private SelfTestPoses() {}

  static List<Pose> of(int count) {
    Animator animator = new Animator(AnimatorSettings.DEFAULTS, EmotionLibrary.factory(), 1);
    animator.setTalking(true);
    AnimationFrame frame = new AnimationFrame();
    List<Pose> poses = new ArrayList<>();
    animator.update(0);
    for (int i = 1; i <= count; i++) {
      animator.setEmotion(EMOTIONS.get(i % EMOTIONS.size()));
      animator.update(i * SPACING_NANOS);
      animator.apply(frame);
      poses.add(frame.pose());
    }
    return poses;
  }
}
