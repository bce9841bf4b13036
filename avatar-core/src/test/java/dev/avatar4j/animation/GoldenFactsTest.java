package dev.avatar4j.animation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.avatar4j.cel.CharacterCel;
import dev.avatar4j.emotion.EmotionLibrary;
import dev.avatar4j.pose.Morph;
import dev.avatar4j.pose.Pose;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is known to be true of the reference systems' morphs, emotions, drivers and overrides, by
 * the number of the fact. Where the reference has a defect, the corrected behaviour is tested.
 */
class GoldenFactsTest {
  private static final EmotionLibrary EMOTIONS = EmotionLibrary.factory();
  private static final AnimatorSettings STILL =
      AnimatorSettings.DEFAULTS
          .with(AnimatorKeys.SWAY_MORPHS, List.of())
          .with(AnimatorKeys.BLINK_PROBABILITY, 0.0);

  private final AnimationFrame frame = new AnimationFrame();

  @ParameterizedTest
  @CsvSource({
    "8, 0.1, 25, 10, 0.348678",
    "9, 0.1, 50, 1, 0.948683",
    "9, 0.1, 12.5, 1, 0.81",
    "10, 0.3, 20, 1, 0.640284",
    "10, 0.3, 50, 1, 0.836660",
    "11, 0.3, 10, 4, 0.028248",
    "11, 0.3, 25, 10, 0.028248",
    "11, 0.3, 60, 24, 0.028248",
    "13, 1, 25, 1, 0",
    "13, 0, 25, 100, 1"
  })
  void facts_08_to_11_and_13_what_is_left_of_the_way_follows_step_and_time(
      int fact, double step, double fps, int frames, double left) {
    Animator animator =
        new Animator(STILL.with(AnimatorKeys.POSE_INTERPOLATOR_STEP, step), EMOTIONS, 1);
    animator.setEmotions(EMOTIONS.withOverrides(Json.of("{'smirk': {'mouth_smirk': 1}}")));
    at(animator, 0);
    animator.setEmotion("smirk");
    for (int i = 1; i <= frames; i++) {
      at(animator, i / fps);
    }
    assertThat(1.0 - frame.value(Morph.MOUTH_SMIRK)).as("fact %d", fact).isCloseTo(left, tiny());
  }

  @ParameterizedTest
  @CsvSource({"0.1, 175", "0.3, 52"})
  void fact_12_from_distance_1_the_target_is_met_exactly(double step, int frames) {
    double value = 0;
    int count = 0;
    while (value != 1) {
      value = PoseInterpolator.advance(value, 1, PoseInterpolator.effectiveStep(step, 0.04));
      count++;
    }
    assertThat(count).isEqualTo(frames);
  }

  @ParameterizedTest
  @CsvSource({"50, 0.015114", "12.5, 0.0591", "20, 0.037358", "25, 0.03"})
  void fact_14_a_chance_per_frame_follows_the_frame_rate(double fps, double chance) {
    assertThat(PoseInterpolator.effectiveStep(0.03, 1 / fps)).isCloseTo(chance, within(5e-7));
  }

  @Test
  void fact_15_a_blink_closes_both_eyes_for_one_frame_and_opens_by_easing() {
    Animator animator =
        new Animator(
            STILL
                .with(AnimatorKeys.BLINK_PROBABILITY, 1.0)
                .with(AnimatorKeys.POSE_INTERPOLATOR_STEP, 0.1),
            EMOTIONS,
            1);
    at(animator, 0);
    double expected = 1;
    for (int i = 1; i <= 4; i++) {
      at(animator, i * 0.04);
      assertThat((double) frame.value(Morph.EYE_WINK_LEFT)).isCloseTo(expected, tiny());
      assertThat(frame.pose().get(13)).isEqualTo(frame.pose().get(12));
      expected *= 0.9;
    }
  }

  @Test
  void fact_16_blinks_keep_their_distance_except_in_confusion() {
    AnimatorSettings settings =
        STILL
            .with(AnimatorKeys.BLINK_PROBABILITY, 0.5)
            .with(AnimatorKeys.BLINK_DOUBLE_PROBABILITY, 0.0)
            .with(AnimatorKeys.POSE_INTERPOLATOR_STEP, 1.0);
    List<Double> calm = blinks(settings, "neutral", 100);
    assertThat(calm).hasSizeGreaterThan(15);
    for (int i = 1; i < calm.size(); i++) {
      assertThat(calm.get(i) - calm.get(i - 1)).isGreaterThanOrEqualTo(2.0 - 1e-9);
    }
    List<Double> confused = blinks(settings, "confusion", 20);
    assertThat(confused.stream().filter(time -> time <= 10)).hasSizeGreaterThan(90);
    List<Double> later = confused.stream().filter(time -> time > 10.05).toList();
    for (int i = 1; i < later.size(); i++) {
      assertThat(later.get(i) - later.get(i - 1)).isGreaterThanOrEqualTo(2.0 - 1e-9);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0.5, 0.146447", "1, 0.5", "2, 1", "3, 0.5", "4, 0", "402, 1"})
  void fact_17_a_breath_takes_four_seconds_and_does_not_drift(double seconds, double value) {
    Animator animator = new Animator(STILL, EMOTIONS, 1);
    for (int i = 0; i <= Math.round(seconds * 30); i++) {
      at(animator, i / 30.0);
    }
    assertThat((double) frame.value(Morph.BREATHING)).isCloseTo(value, tiny());
  }

  @Test
  void fact_18_breathing_ignores_templates_but_gives_way_to_an_override() {
    Animator animator = new Animator(STILL, EMOTIONS, 1);
    animator.setEmotions(EMOTIONS.withOverrides(Json.of("{'gasp': {'breathing_index': 1}}")));
    animator.setEmotion("gasp");
    at(animator, 0);
    assertThat(frame.value(Morph.BREATHING)).isZero();
    animator.setOverrides(Overrides.builder().morph(Morph.BREATHING, 0.25f).fade(0).build());
    for (int i = 1; i < 100; i++) {
      at(animator, i * 0.04);
      assertThat(frame.value(Morph.BREATHING)).isEqualTo(0.25f);
    }
  }

  @ParameterizedTest
  @CsvSource({"0.2, -0.4, 0.6", "0.9, 0.3, 0.9", "-0.9, -0.9, -0.3"})
  void fact_19_better_the_sway_shrinks_towards_its_limits_and_never_leaves_them(
      double emotion, double low, double high) {
    AnimatorSettings settings =
        AnimatorSettings.DEFAULTS
            .with(AnimatorKeys.SWAY_MICRO_STRENGTH, 0.0)
            .with(AnimatorKeys.SWAY_INTERVAL_MIN, 0.0)
            .with(AnimatorKeys.SWAY_INTERVAL_MAX, 0.0)
            .with(AnimatorKeys.POSE_INTERPOLATOR_STEP, 1.0);
    Animator animator = new Animator(settings, EMOTIONS, 1);
    animator.setEmotions(
        EMOTIONS.withOverrides(Json.of("{'turned': {'head_y_index': " + emotion + "}}")));
    animator.setEmotion("turned");
    double least = 1;
    double most = -1;
    for (int i = 0; i < 3000; i++) {
      at(animator, i * 0.04);
      least = Math.min(least, frame.value(Morph.HEAD_Y));
      most = Math.max(most, frame.value(Morph.HEAD_Y));
    }
    assertThat(least).isBetween(low - 1e-6, low + 0.01);
    assertThat(most).isBetween(high - 0.01, high + 1e-6);
  }

  @Test
  void fact_20_a_new_emotion_sways_anew_on_the_next_frame_and_the_same_one_does_not() {
    AnimatorSettings settings =
        AnimatorSettings.DEFAULTS
            .with(AnimatorKeys.SWAY_MICRO_STRENGTH, 0.0)
            .with(AnimatorKeys.POSE_INTERPOLATOR_STEP, 1.0);
    Animator animator = new Animator(settings, EMOTIONS, 1);
    animator.setEmotions(EMOTIONS.withOverrides(Json.of("{'a': {}, 'b': {}}")));
    animator.setEmotion("a");
    at(animator, 0);
    at(animator, 0.04);
    float before = frame.value(Morph.HEAD_X);
    animator.setEmotion("a");
    at(animator, 0.08);
    assertThat(frame.value(Morph.HEAD_X)).isEqualTo(before);
    animator.setEmotion("b");
    at(animator, 0.12);
    assertThat(frame.value(Morph.HEAD_X)).isNotEqualTo(before);
  }

  @Test
  void fact_21_sway_moves_its_own_morphs_only() {
    Animator animator = new Animator(AnimatorSettings.DEFAULTS, EMOTIONS, 1);
    Set<Morph> moved = new HashSet<>();
    for (int i = 0; i < 500; i++) {
      at(animator, i * 0.04);
      Morph.ALL.stream().filter(morph -> frame.value(morph) != 0).forEach(moved::add);
    }
    moved.removeAll(Set.of(Morph.EYE_WINK_LEFT, Morph.EYE_WINK_RIGHT, Morph.BREATHING));
    Pose neutral = EMOTIONS.require("neutral").pose();
    moved.removeIf(morph -> neutral.get(morph) != 0);
    assertThat(moved).containsExactlyInAnyOrderElementsOf(AnimatorSettings.DEFAULTS.swayMorphs());
    Animator still = new Animator(STILL, EMOTIONS, 1);
    at(still, 0);
    at(still, 1);
    assertThat(frame.pose().with(Morph.BREATHING, 0)).isEqualTo(neutral.with(Morph.BREATHING, 0));
  }

  @Test
  void fact_22_better_the_tremor_is_drawn_25_times_a_second_and_does_not_accumulate() {
    AnimatorSettings settings =
        STILL
            .with(AnimatorKeys.SWAY_MORPHS, List.of(Morph.HEAD_X))
            .with(AnimatorKeys.SWAY_MACRO_STRENGTH, 0.0)
            .with(AnimatorKeys.POSE_INTERPOLATOR_STEP, 1.0);
    Animator animator = new Animator(settings, EMOTIONS, 1);
    float rest = EMOTIONS.require("neutral").pose().get(Morph.HEAD_X);
    int changes = 0;
    float last = 9;
    for (int i = 0; i <= 1000; i++) {
      at(animator, i / 100.0);
      float value = frame.value(Morph.HEAD_X);
      assertThat(value).isBetween(rest - 0.0201f, rest + 0.0201f);
      changes += value != last ? 1 : 0;
      last = value;
    }
    assertThat(changes).isBetween(240, 251);
  }

  @Test
  void fact_23_talking_moves_one_mouth_morph_and_holds_each_value() {
    Animator animator = new Animator(STILL, EMOTIONS, 1);
    animator.setTalking(true);
    double since = 0;
    float last = -1;
    for (int i = 0; i < 2000; i++) {
      at(animator, i / 60.0);
      for (Morph morph : Morph.MOUTH_OPEN) {
        assertThat(morph == Morph.MOUTH_AAA || frame.value(morph) == 0).isTrue();
      }
      if (frame.value(Morph.MOUTH_AAA) != last) {
        assertThat(last == -1 || i / 60.0 - since > 1 / 12.0 - 1e-6).isTrue();
        since = i / 60.0;
        last = frame.value(Morph.MOUTH_AAA);
      }
    }
  }

  @Test
  void fact_24_from_a_closed_mouth_half_of_the_draws_open_it_wide_and_a_quarter_leave_it() {
    SplittableRandom seeds = new SplittableRandom(4);
    int wide = 0;
    int shut = 0;
    for (int i = 0; i < 4000; i++) {
      Animator animator = new Animator(STILL, EMOTIONS, seeds.nextLong());
      animator.setEmotion("[reset]");
      animator.setTalking(true);
      at(animator, 0);
      wide += frame.value(Morph.MOUTH_AAA) == 1 ? 1 : 0;
      shut += frame.value(Morph.MOUTH_AAA) == 0 ? 1 : 0;
    }
    assertThat(wide / 4000.0).isCloseTo(0.5, within(0.03));
    assertThat(shut / 4000.0).isCloseTo(0.25, within(0.03));
  }

  @Test
  void fact_25_when_talking_ends_the_mouth_is_at_its_target_in_the_next_frame() {
    Animator animator = new Animator(STILL, EMOTIONS, 1);
    animator.setEmotion("joy");
    animator.setTalking(true);
    at(animator, 0);
    at(animator, 0.04);
    animator.setTalking(false);
    at(animator, 0.08);
    Pose joy = EMOTIONS.require("joy").pose();
    Morph.MOUTH_OPEN.forEach(
        morph -> assertThat(frame.value(morph)).as(morph.key()).isEqualTo(joy.get(morph)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mouth_aaa_index", "tears2"})
  void fact_26_an_override_eases_in_with_the_poses_step(String key) {
    Animator animator = new Animator(STILL, EMOTIONS, 1);
    animator.setEmotion("[reset]");
    at(animator, 0);
    animator.setOverrides(Overrides.parse(Json.of("{'" + key + "': 1}")));
    List<Float> seen = new ArrayList<>();
    for (int i = 1; i <= 3; i++) {
      at(animator, i * 0.04);
      seen.add(
          key.equals("tears2")
              ? frame.cels().get(CharacterCel.TEARS2)
              : frame.value(Morph.MOUTH_AAA));
    }
    assertThat(seen.get(0)).isCloseTo(0.3f, within(1e-6f));
    assertThat(seen.get(1)).isCloseTo(0.51f, within(1e-6f));
    assertThat(seen.get(2)).isCloseTo(0.657f, within(1e-6f));
  }

  @Test
  void fact_27_unset_of_an_absent_key_succeeds_and_an_unknown_key_changes_nothing() {
    Animator animator = new Animator(STILL, EMOTIONS, 1);
    animator.modifyOverrides(Overrides.parse(Json.of("{'mouth_smirk': 1}")));
    animator.unsetOverrides(OverrideKeys.parse(Json.of("['mouth_aaa_index', 'blush1']"), null));
    assertThatThrownBy(
            () ->
                animator.modifyOverrides(
                    Overrides.parse(Json.of("{'mouth_smirk': 0, 'mouth_smirc': 1}"))))
        .hasMessageContaining("Did you mean \"mouth_smirk\"?");
    assertThat(animator.overrides().toKeys()).containsOnly(Map.entry("mouth_smirk", 1f));
  }

  private List<Double> blinks(AnimatorSettings settings, String emotion, double seconds) {
    Animator animator = new Animator(settings, EMOTIONS, 3);
    animator.setEmotion(emotion);
    List<Double> times = new ArrayList<>();
    for (int i = 0; i <= seconds * 25; i++) {
      at(animator, i * 0.04);
      if (frame.value(Morph.EYE_WINK_LEFT) == 1) {
        times.add(i * 0.04);
      }
    }
    return times;
  }

  private static Offset<Double> tiny() {
    return within(1e-6);
  }

  private void at(Animator animator, double seconds) {
    animator.update(Time.nanos(seconds));
    animator.apply(frame);
  }
}
