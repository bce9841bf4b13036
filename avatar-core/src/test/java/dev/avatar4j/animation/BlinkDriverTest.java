package dev.avatar4j.animation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.avatar4j.pose.Morph;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlinkDriverTest {
  private static final AnimatorSettings DEFAULTS =
      AnimatorSettings.DEFAULTS.with(AnimatorKeys.BLINK_DOUBLE_PROBABILITY, 0.0);
  private static final AnimatorSettings ALWAYS = DEFAULTS.with(AnimatorKeys.BLINK_PROBABILITY, 1.0);
  private static final int LEFT = Morph.EYE_WINK_LEFT.ordinal();
  private static final int RIGHT = Morph.EYE_WINK_RIGHT.ordinal();

  @ParameterizedTest
  @CsvSource({"50, 0.015114", "12.5, 0.0591", "20, 0.037358"})
  void fact_14_the_chance_per_frame_follows_the_frame_rate(double fps, double expected) {
    assertThat(PoseInterpolator.effectiveStep(0.03, 1 / fps)).isCloseTo(expected, within(5e-7));
  }

  @Test
  void blinks_are_as_frequent_as_pause_and_chance_say() {
    double seconds = 20_000;
    // mean pause 3.5 s, then a wait whose survival falls by 0.97 each 1/25 s
    double expected = seconds / (3.5 + 1 / 0.03 / 25);
    assertThat((double) blinks(DEFAULTS, 25, seconds, false).size())
        .isCloseTo(expected, within(0.02 * expected));
  }

  @ParameterizedTest
  @ValueSource(doubles = {10, 12.5, 24, 30, 60, 144})
  void the_same_seed_blinks_at_the_same_times_at_every_frame_rate(double fps) {
    assertThat(blinks(AnimatorSettings.DEFAULTS, fps, 600, false))
        .isEqualTo(blinks(AnimatorSettings.DEFAULTS, 25, 600, false))
        .hasSizeGreaterThan(80);
  }

  @Test
  void a_double_blink_closes_the_eyes_again_after_a_quarter_of_a_second_and_counts_once() {
    AnimatorSettings doubles = ALWAYS.with(AnimatorKeys.BLINK_DOUBLE_PROBABILITY, 1.0);
    List<Double> times = blinks(doubles, 25, 2000, false);
    assertThat(times).hasSizeGreaterThan(500);
    for (int i = 0; i + 2 < times.size(); i += 2) {
      assertThat(times.get(i + 1) - times.get(i)).isBetween(0.22, 0.3);
      assertThat(times.get(i + 2) - times.get(i)).isBetween(2.0, 5.04);
    }
  }

  @Test
  void one_blink_in_ten_is_a_double_one_by_default() {
    List<Double> times = blinks(AnimatorSettings.DEFAULTS, 25, 20_000, false);
    int doubles = 0;
    for (int i = 1; i < times.size(); i++) {
      doubles += times.get(i) - times.get(i - 1) < 0.31 ? 1 : 0;
    }
    assertThat(doubles / (double) (times.size() - doubles)).isCloseTo(0.1, within(0.015));
  }

  @ParameterizedTest
  @ValueSource(doubles = {10, 25, 60})
  void fact_16_two_blinks_are_never_closer_than_the_shortest_pause(double fps) {
    List<Double> times = blinks(ALWAYS, fps, 2000, false);
    assertThat(times).hasSizeGreaterThan(300);
    for (int i = 1; i < times.size(); i++) {
      assertThat(times.get(i) - times.get(i - 1)).isBetween(2.0, 5.04);
    }
  }

  @Test
  void fact_16_confusion_waives_the_pause() {
    assertThat(blinks(ALWAYS, 25, 4, true)).hasSize(100); // all frames but the one at time 0
  }

  @Test
  void the_first_blink_has_no_pause_before_it() {
    assertThat(blinks(ALWAYS, 25, 1, false)).first().isEqualTo(0.04);
  }

  @Test
  void a_probability_of_0_switches_blinking_off() {
    assertThat(blinks(DEFAULTS.with(AnimatorKeys.BLINK_PROBABILITY, 0.0), 25, 1000, true))
        .isEmpty();
  }

  @Test
  void pauses_in_reverse_order_work_like_pauses_in_order() {
    AnimatorSettings reversed =
        ALWAYS
            .with(AnimatorKeys.BLINK_INTERVAL_MIN, 5.0)
            .with(AnimatorKeys.BLINK_INTERVAL_MAX, 2.0);
    List<Double> times = blinks(reversed, 25, 1000, false);
    for (int i = 1; i < times.size(); i++) {
      assertThat(times.get(i) - times.get(i - 1)).isBetween(2.0, 5.04);
    }
  }

  @Test
  void an_eye_that_laughter_shut_is_not_shut_twice() {
    double[] pose = new double[Morph.COUNT];
    pose[Morph.EYE_HAPPY_WINK_LEFT.ordinal()] = 1;
    pose[Morph.EYE_HAPPY_WINK_RIGHT.ordinal()] = 0.25;
    FrameTime time = new FrameTime();
    BlinkDriver driver = new BlinkDriver(new SplittableRandom(1));
    Time.move(time, 0, () -> driver.apply(time, ALWAYS, false, pose));
    Time.move(time, Time.nanos(0.04), () -> driver.apply(time, ALWAYS, false, pose));
    assertThat(pose[LEFT]).isZero();
    assertThat(pose[RIGHT]).isEqualTo(0.75);
  }

  private static List<Double> blinks(
      AnimatorSettings settings, double fps, double seconds, boolean confused) {
    BlinkDriver driver = new BlinkDriver(new SplittableRandom(7));
    FrameTime time = new FrameTime();
    List<Double> times = new ArrayList<>();
    double[] pose = new double[Morph.COUNT];
    Runnable step =
        () -> {
          pose[LEFT] = 0;
          pose[RIGHT] = 0;
          driver.apply(time, settings, confused, pose);
          if (pose[LEFT] == 1 && pose[RIGHT] == 1) {
            times.add(time.now());
          }
        };
    for (int frame = 0; frame <= seconds * fps; frame++) {
      Time.move(time, Time.frameNanos(frame, fps), step);
    }
    return times;
  }
}
