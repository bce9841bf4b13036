package dev.avatar4j.animation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.avatar4j.InvalidInputException;
import dev.avatar4j.emotion.EmotionLibrary;
import dev.avatar4j.emotion.EmotionMix;
import dev.avatar4j.pose.Morph;
import dev.avatar4j.pose.Pose;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnimatorTest {
  private static final EmotionLibrary EMOTIONS = EmotionLibrary.factory();
  private static final AnimatorSettings STILL =
      AnimatorSettings.DEFAULTS
          .with(AnimatorKeys.SWAY_MORPHS, List.of())
          .with(AnimatorKeys.BLINK_PROBABILITY, 0.0);

  @Test
  void the_first_frame_shows_the_emotion_without_easing() {
    Animator animator = new Animator(STILL, EMOTIONS, 1);
    animator.setEmotion("surprise");
    assertThat(poseAt(animator, 0)).isEqualTo(EMOTIONS.require("surprise").pose());
  }

  @Test
  void before_the_first_frame_the_neutral_pose_can_be_read() {
    AnimationFrame frame = new AnimationFrame();
    new Animator(STILL, EMOTIONS, 1).apply(frame);
    assertThat(frame.pose()).isEqualTo(EMOTIONS.require("neutral").pose());
    assertThat(frame.emotion()).isEqualTo("neutral");
    assertThat(frame.timeNanos()).isZero();
  }

  @Test
  void reading_twice_gives_the_same_frame() {
    Animator animator = new Animator(AnimatorSettings.DEFAULTS, EMOTIONS, 1);
    animator.setTalking(true);
    for (int i = 0; i < 100; i++) {
      animator.update(Time.frameNanos(i, 25));
      AnimationFrame once = new AnimationFrame();
      AnimationFrame again = new AnimationFrame();
      animator.apply(once);
      animator.apply(again);
      assertThat(again.pose()).isEqualTo(once.pose());
      assertThat(again.timeNanos()).isEqualTo(Time.frameNanos(i, 25));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {10, 12.5, 25, 50, 100})
  void an_emotion_is_as_far_along_at_the_same_time_at_every_frame_rate(double fps) {
    Animator animator = new Animator(STILL, EMOTIONS, 1);
    poseAt(animator, 0);
    animator.setEmotion("anger");
    Pose pose = null;
    for (int frame = 1; frame <= 0.4 * fps; frame++) {
      pose = poseAt(animator, frame / fps);
    }
    Pose anger = EMOTIONS.require("anger").pose();
    Pose start = EMOTIONS.require("neutral").pose();
    double left = Math.pow(0.7, 25 * 0.4);
    for (Morph morph : Morph.ALL.subList(0, Morph.BREATHING.ordinal())) {
      double expected = anger.get(morph) + left * (start.get(morph) - anger.get(morph));
      assertThat((double) pose.get(morph)).as(morph.key()).isCloseTo(expected, within(1e-6));
    }
  }

  @Test
  void fact_15_a_blink_lasts_one_frame_and_opens_by_easing() {
    AnimatorSettings settings =
        STILL
            .with(AnimatorKeys.POSE_INTERPOLATOR_STEP, 0.1)
            .with(AnimatorKeys.BLINK_PROBABILITY, 1.0);
    Animator animator = new Animator(settings, EMOTIONS, 1);
    poseAt(animator, 0);
    float[] expected = {1f, 0.9f, 0.81f, 0.729f};
    for (int i = 0; i < expected.length; i++) {
      Pose pose = poseAt(animator, (i + 1) / 25.0);
      assertThat(pose.get(Morph.EYE_WINK_LEFT)).isCloseTo(expected[i], within(1e-6f));
      assertThat(pose.get(12)).isEqualTo(pose.get(13));
    }
  }

  @Test
  void fact_16_confusion_blinks_without_pauses_for_ten_seconds() {
    Animator animator = new Animator(STILL.with(AnimatorKeys.BLINK_PROBABILITY, 1.0), EMOTIONS, 1);
    poseAt(animator, 0);
    animator.setEmotion("confusion");
    for (int i = 1; i < 250; i++) {
      assertThat(poseAt(animator, i / 25.0).get(Morph.EYE_WINK_LEFT)).isEqualTo(1f);
    }
    int open = 0;
    for (int i = 252; i <= 290; i++) {
      open += poseAt(animator, i / 25.0).get(Morph.EYE_WINK_LEFT) < 1 ? 1 : 0;
    }
    assertThat(open).isEqualTo(39);
  }

  @Test
  void fact_20_the_same_emotion_again_changes_nothing() {
    Animator one = new Animator(AnimatorSettings.DEFAULTS, EMOTIONS, 5);
    Animator other = new Animator(AnimatorSettings.DEFAULTS, EMOTIONS, 5);
    for (int i = 0; i < 100; i++) {
      other.setEmotion("neutral");
      other.setEmotions(EMOTIONS.withOverrides(Json.of("{'extra': {'head_x_index': 1}}")));
      assertThat(poseAt(other, i / 25.0)).isEqualTo(poseAt(one, i / 25.0));
    }
  }

  @Test
  void fact_25_the_mouth_is_back_in_the_first_frame_after_talking() {
    Animator animator = new Animator(STILL, EMOTIONS, 1);
    animator.setEmotion("surprise");
    animator.setTalking(true);
    for (int i = 0; i < 20; i++) {
      poseAt(animator, i / 25.0);
    }
    animator.setTalking(false);
    Pose pose = poseAt(animator, 20 / 25.0);
    for (Morph morph : Morph.MOUTH_OPEN) {
      assertThat(pose.get(morph)).isEqualTo(EMOTIONS.require("surprise").pose().get(morph));
    }
  }

  @Test
  void fact_7_an_unknown_emotion_is_refused_and_the_present_one_stays() {
    Animator animator = new Animator(STILL, EMOTIONS, 1);
    animator.setEmotion("joy");
    assertThatThrownBy(() -> animator.setEmotion("surprize"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("Did you mean \"surprise\"?");
    assertThat(animator.emotion()).isEqualTo("joy");
  }

  @Test
  void an_emotion_that_leaves_the_library_turns_neutral() {
    Animator animator = new Animator(STILL, EMOTIONS, 1);
    animator.setEmotions(EMOTIONS.withOverrides(Json.of("{'smug': {'mouth_smirk': 1}}")));
    animator.setEmotion("smug");
    poseAt(animator, 0);
    animator.setEmotions(EMOTIONS);
    assertThat(animator.emotion()).isEqualTo("neutral");
    assertThat(poseAt(animator, 0.04).get(Morph.MOUTH_SMIRK)).isCloseTo(0.7f, within(1e-6f));
  }

  @Test
  void an_emotion_of_a_mix_that_leaves_the_library_drops_out_of_it() {
    Animator animator = new Animator(STILL, EMOTIONS, 1);
    animator.setEmotions(EMOTIONS.withOverrides(Json.of("{'smug': {'mouth_smirk': 1}}")));
    animator.setEmotion(EmotionMix.of(Map.of("smug", 0.6, "joy", 0.2)));
    assertThat(animator.emotion()).isEqualTo("smug");
    animator.setEmotions(EMOTIONS);
    assertThat(animator.emotionMix()).isEqualTo(EmotionMix.of("joy", 0.2));
    assertThat(animator.emotion()).isEqualTo("joy");
  }

  @Test
  void the_same_mix_again_changes_nothing() {
    Animator one = new Animator(AnimatorSettings.DEFAULTS, EMOTIONS, 5);
    Animator other = new Animator(AnimatorSettings.DEFAULTS, EMOTIONS, 5);
    EmotionMix mix = EmotionMix.of(Map.of("joy", 0.5, "confusion", 0.3));
    one.setEmotion(mix);
    for (int i = 0; i < 100; i++) {
      other.setEmotion(EmotionMix.of(Map.of("joy", 0.5, "confusion", 0.3)));
      assertThat(poseAt(other, i / 25.0)).isEqualTo(poseAt(one, i / 25.0));
    }
  }

  @Test
  void a_stronger_mix_of_the_same_emotions_does_not_begin_them_anew() {
    AnimatorSettings jumping =
        AnimatorSettings.DEFAULTS
            .with(AnimatorKeys.POSE_INTERPOLATOR_STEP, 1.0)
            .with(AnimatorKeys.SWAY_MICRO_STRENGTH, 0.0);
    Animator animator =
        new Animator(
            jumping,
            EMOTIONS.withOverrides(Json.of("{'a': {'mouth_smirk': 1}, 'neutral': {}}")),
            5);
    animator.setEmotion(EmotionMix.of("a", 0.5));
    poseAt(animator, 0);
    Pose before = poseAt(animator, 0.04);
    animator.setEmotion(EmotionMix.of("a", 0.75));
    Pose after = poseAt(animator, 0.08);
    assertThat(after.get(Morph.HEAD_X)).isEqualTo(before.get(Morph.HEAD_X));
    assertThat(after.get(Morph.MOUTH_SMIRK)).isEqualTo(0.75f);
  }

  @Test
  void confusion_blinks_without_pauses_only_where_it_is_the_strongest_of_a_mix() {
    AnimatorSettings always = STILL.with(AnimatorKeys.BLINK_PROBABILITY, 1.0);
    for (double share : new double[] {0.4, 0.6}) {
      Animator animator = new Animator(always, EMOTIONS, 1);
      animator.setEmotion(EmotionMix.of(Map.of("confusion", share, "joy", 0.5)));
      int closed = 0;
      for (int i = 0; i < 50; i++) {
        Pose pose = poseAt(animator, i / 25.0);
        closed +=
            pose.get(Morph.EYE_WINK_LEFT) + pose.get(Morph.EYE_HAPPY_WINK_LEFT) > 0.999f ? 1 : 0;
      }
      assertThat(closed > 40).isEqualTo(share > 0.5);
    }
  }

  @Test
  void a_changed_template_of_the_present_emotion_shows_at_once() {
    Animator animator = new Animator(STILL, EMOTIONS, 1);
    poseAt(animator, 0);
    animator.setEmotions(EMOTIONS.withOverrides(Json.of("{'neutral': {'mouth_smirk': 1}}")));
    assertThat(poseAt(animator, 0.04).get(Morph.MOUTH_SMIRK)).isCloseTo(0.3f, within(1e-6f));
  }

  @Test
  void the_same_seed_and_frame_times_give_the_same_poses_and_another_seed_does_not() {
    List<Pose> first = scene(42);
    assertThat(scene(42)).isEqualTo(first);
    assertThat(scene(43)).isNotEqualTo(first);
  }

  @Test
  void the_poses_of_a_seed_are_the_same_on_every_java_version() {
    EmotionLibrary fixed =
        EMOTIONS.withOverrides(
            Json.of(
                "{'neutral': {'head_x_index': 0.25}, 'anger': {'eyebrow_angry_left_index': 1},"
                    + " 'confusion': {'mouth_ooo_index': 0.5, 'eye_wink_left_index': 0.25}}"));
    assertThat(scene(42, fixed, List.of("neutral", "anger", "confusion")).hashCode())
        .isEqualTo(-1070244781);
  }

  @Test
  void every_pose_is_in_range() {
    for (Pose pose : scene(7)) {
      assertThat(pose.clamped()).isSameAs(pose);
    }
  }

  @Test
  void after_a_long_pause_the_pose_goes_on_from_where_it_was() {
    Animator animator = new Animator(STILL, EMOTIONS, 1);
    poseAt(animator, 0);
    animator.setEmotion("anger");
    float brow = poseAt(animator, 600).get(Morph.EYEBROW_ANGRY_LEFT);
    float whole = EMOTIONS.require("anger").pose().get(Morph.EYEBROW_ANGRY_LEFT);
    assertThat(brow).isCloseTo(0.3f * whole, within(1e-6f)); // one frame's worth
  }

  @Test
  void one_time_may_be_given_twice_but_time_never_runs_backwards() {
    Animator animator = new Animator(STILL, EMOTIONS, 1);
    animator.update(-5);
    animator.update(-5);
    assertThatThrownBy(() -> animator.update(-6)).isInstanceOf(IllegalArgumentException.class);
    animator.update(0);
  }

  private static List<Pose> scene(long seed) {
    return scene(seed, EMOTIONS, EMOTIONS.names());
  }

  private static List<Pose> scene(long seed, EmotionLibrary emotions, List<String> names) {
    Animator animator = new Animator(AnimatorSettings.DEFAULTS, emotions, seed);
    List<Pose> poses = new ArrayList<>();
    for (int i = 0; i < 1500; i++) {
      if (i % 100 == 0) {
        animator.setEmotion(names.get(i / 100 % names.size()));
        animator.setTalking(i % 200 == 0);
      }
      poses.add(poseAt(animator, i / 30.0));
    }
    return poses;
  }

  private static Pose poseAt(Animator animator, double seconds) {
    animator.update(Time.nanos(seconds));
    AnimationFrame frame = new AnimationFrame();
    animator.apply(frame);
    return frame.pose();
  }
}
