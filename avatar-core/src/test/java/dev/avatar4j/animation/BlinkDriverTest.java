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
  private static final AnimatorSettings DEFAULTS = AnimatorSettings.DEFAULTS;
  private static final AnimatorSettings ALWAYS = DEFAULTS.with(AnimatorKeys.BLINK_PROBABILITY, 1.0);
  private static final int LEFT = Morph.EYE_WINK_LEFT.ordinal();
  private static final int RIGHT = Morph.EYE_WINK_RIGHT.ordinal();

  @ParameterizedTest
  @CsvSource({"50, 0.015114", "12.5, 0.0591", "20, 0.037358"})
  void fact_14_the_chance_per_frame_follows_the_frame_rate(double fps, double expected) {
    assertThat(PoseInterpolator.effectiveStep(0.03, 1 / fps)).isCloseTo(expected, within(5e-7));
  }

  @ParameterizedTest
  @ValueSource(doubles = {10, 12.5, 24, 25, 30, 60, 144})
  void blinks_are_as_frequent_at_every_frame_rate(double fps) {
    double seconds = 20_000;
    // mean pause 3.5 s, then a wait whose survival falls by 0.97 each 1/25 s
    double meanWait = 1 / (-25 * Math.log(0.97));
    double expected = seconds / (3.5 + meanWait);
    // the first chance after the pause comes up to one frame late
    double slack = expected * (0.02 + 0.5 / fps / (3.5 + meanWait));
    assertThat((double) blinks(DEFAULTS, fps, seconds, false).size())
        .isCloseTo(expected, within(slack));
  }

  @ParameterizedTest
  @ValueSource(doubles = {10, 25, 60})
  void fact_16_two_blinks_are_never_closer_than_the_shortest_pause(double fps) {
    List<Double> times = blinks(ALWAYS, fps, 2000, false);
    assertThat(times).hasSizeGreaterThan(300);
    for (int i = 1; i < times.size(); i++) {
      assertThat(times.get(i) - times.get(i - 1)).isBetween(2.0, 5.0 + 1 / fps);
    }
  }

  @Test
  void fact_16_confusion_waives_the_pause() {
    assertThat(blinks(ALWAYS, 25, 4, true)).hasSize(99); // all frames but the one at time 0
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
    time.moveTo(0, 25);
    time.moveTo(Time.nanos(0.04), 25);
    new BlinkDriver(new SplittableRandom(1)).apply(time, ALWAYS, false, pose);
    assertThat(pose[LEFT]).isZero();
    assertThat(pose[RIGHT]).isEqualTo(0.75);
  }

  private static List<Double> blinks(
      AnimatorSettings settings, double fps, double seconds, boolean confused) {
    BlinkDriver driver = new BlinkDriver(new SplittableRandom(7));
    FrameTime time = new FrameTime();
    List<Double> times = new ArrayList<>();
    double[] pose = new double[Morph.COUNT];
    for (int frame = 0; frame < seconds * fps; frame++) {
      time.moveTo(Time.frameNanos(frame, fps), 25);
      pose[LEFT] = 0;
      pose[RIGHT] = 0;
      driver.apply(time, settings, confused, pose);
      if (pose[LEFT] == 1 && pose[RIGHT] == 1) {
        times.add(time.now());
      }
    }
    return times;
  }
}
