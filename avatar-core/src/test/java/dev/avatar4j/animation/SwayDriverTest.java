package dev.avatar4j.animation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.avatar4j.pose.Morph;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SwayDriverTest {
  private static final AnimatorSettings NO_MICRO =
      AnimatorSettings.DEFAULTS.with(AnimatorKeys.SWAY_MICRO_STRENGTH, 0.0);
  private static final AnimatorSettings NO_MACRO =
      AnimatorSettings.DEFAULTS.with(AnimatorKeys.SWAY_MACRO_STRENGTH, 0.0);
  private static final int HEAD_X = Morph.HEAD_X.ordinal();

  private final SwayDriver driver = new SwayDriver(new SplittableRandom(11));
  private final FrameTime time = new FrameTime();
  private final double[] target = new double[Morph.COUNT];

  @ParameterizedTest
  @CsvSource({"0.2, -0.4, 0.6", "0, -0.6, 0.6", "0.9, 0.3, 0.9", "-0.9, -0.9, -0.3", "0.6, 0, 0.6"})
  void fact_19_better_the_sway_stays_within_its_strength_of_the_centre_and_of_the_emotion(
      double emotion, double low, double high) {
    double[] seen = new double[4000];
    for (int i = 0; i < seen.length; i++) {
      seen[i] = sway(i * 0.04, NO_MICRO, true, emotion);
    }
    Arrays.sort(seen);
    // a strength of 0.6 and the whole of the range in use
    assertThat(seen[0]).isBetween(low, low + 0.01);
    assertThat(seen[seen.length - 1]).isBetween(high - 0.01, high);
  }

  @Test
  void the_emotions_own_head_pose_is_the_middle_of_the_movement() {
    int above = 0;
    for (int i = 0; i < 4000; i++) {
      above += sway(i * 0.04, NO_MICRO, true, 0.4) > 0.4 ? 1 : 0;
    }
    assertThat(above).isBetween(1900, 2100);
  }

  @Test
  void a_morph_without_a_negative_side_sways_on_its_positive_side_only() {
    AnimatorSettings brows =
        NO_MICRO.with(AnimatorKeys.SWAY_MORPHS, List.of(Morph.EYEBROW_RAISED_LEFT));
    int brow = Morph.EYEBROW_RAISED_LEFT.ordinal();
    double highest = 0;
    for (int i = 0; i < 1000; i++) {
      sway(i * 0.04, brows, true, 0);
      assertThat(target[brow]).isBetween(0.0, 0.6);
      highest = Math.max(highest, target[brow]);
    }
    assertThat(highest).isGreaterThan(0.5);
  }

  @Test
  void fact_20_a_new_emotion_moves_the_sway_at_once_and_the_same_emotion_does_not() {
    double first = sway(0, NO_MICRO, true, 0);
    assertThat(sway(0.04, NO_MICRO, false, 0)).isEqualTo(first);
    assertThat(sway(0.08, NO_MICRO, true, 0)).isNotEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(doubles = {10, 12.5, 24, 25, 30, 60, 144})
  void a_new_place_is_chosen_every_five_to_ten_seconds_at_every_frame_rate(double fps) {
    double last = sway(0, NO_MICRO, true, 0);
    double since = 0;
    int rolls = 0;
    for (long frame = 1; frame < 2000 * fps; frame++) {
      double now = frame / fps;
      double value = sway(now, NO_MICRO, false, 0);
      if (value != last) {
        assertThat(now - since).isBetween(5.0 - 1 / fps, 10.04 + 1 / fps);
        since = now;
        last = value;
        rolls++;
      }
    }
    assertThat(rolls).isBetween(250, 290); // mean interval 7.5 s
  }

  @Test
  void fact_21_other_morphs_are_left_alone() {
    Arrays.fill(target, 0.5);
    sway(0, AnimatorSettings.DEFAULTS, true, 0.5);
    for (Morph morph : Morph.ALL) {
      boolean sways = AnimatorSettings.DEFAULTS.swayMorphs().contains(morph);
      assertThat(target[morph.ordinal()] != 0.5).as(morph.key()).isEqualTo(sways);
    }
  }

  @Test
  void fact_21_with_no_sway_morphs_the_target_is_the_template() {
    AnimatorSettings none = NO_MICRO.with(AnimatorKeys.SWAY_MORPHS, List.of());
    assertThat(sway(0, none, true, 0.3)).isEqualTo(0.3);
  }

  @ParameterizedTest
  @ValueSource(doubles = {10, 12.5, 24, 25, 30, 60, 144})
  void fact_22_the_tremor_changes_at_most_25_times_a_second(double fps) {
    int changes = 0;
    double last = sway(0, NO_MACRO, true, 0);
    for (long frame = 1; frame <= 100 * fps; frame++) {
      double value = sway(frame / fps, NO_MACRO, false, 0);
      changes += value != last ? 1 : 0;
      last = value;
    }
    assertThat((double) changes).isCloseTo(100 * Math.min(25, fps), within(1.0));
  }

  @Test
  void better_the_tremor_stays_at_its_size_and_does_not_wander_off() {
    for (int i = 0; i < 25 * 600; i++) {
      assertThat(sway(i * 0.04, NO_MACRO, false, 0.5)).isBetween(0.48, 0.52);
    }
  }

  @Test
  void fact_22_the_tremor_does_not_leave_the_range_of_the_morph() {
    AnimatorSettings strong = NO_MACRO.with(AnimatorKeys.SWAY_MICRO_STRENGTH, 1.0);
    for (int i = 0; i < 1000; i++) {
      assertThat(sway(i * 0.04, strong, false, 0.9)).isBetween(-1.0, 1.0);
    }
  }

  private double sway(double seconds, AnimatorSettings settings, boolean changed, double emotion) {
    double[] template = target.clone();
    for (Morph morph : settings.swayMorphs()) {
      template[morph.ordinal()] = emotion;
    }
    template[HEAD_X] = emotion;
    Time.move(
        time,
        Time.nanos(seconds),
        () -> {
          System.arraycopy(template, 0, target, 0, target.length);
          driver.apply(time, settings, changed, target);
        });
    return target[HEAD_X];
  }
}
