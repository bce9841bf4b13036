package dev.avatar4j.animation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PoseInterpolatorTest {
  @Test
  void fact_8_after_ten_frames_at_step_a_tenth_a_third_of_the_way_is_left() {
    assertThat(remaining(0.1, 25, 10)).isCloseTo(0.34868, within(5e-6));
  }

  @ParameterizedTest
  @CsvSource({"50, 0.051317", "12.5, 0.19"})
  void fact_9_a_step_of_a_tenth_follows_the_frame_rate(double fps, double expected) {
    assertThat(PoseInterpolator.effectiveStep(0.1, 1 / fps)).isCloseTo(expected, within(5e-7));
  }

  @ParameterizedTest
  @CsvSource({"20, 0.359716", "50, 0.163340", "25, 0.3"})
  void fact_10_a_step_of_three_tenths_follows_the_frame_rate(double fps, double expected) {
    assertThat(PoseInterpolator.effectiveStep(0.3, 1 / fps)).isCloseTo(expected, within(5e-7));
  }

  @ParameterizedTest
  @ValueSource(doubles = {10, 12.5, 24, 25, 30, 60, 144})
  void fact_11_equal_time_gives_equal_progress_at_every_frame_rate(double fps) {
    int frames = (int) Math.round(fps * 0.48);
    double expected = Math.pow(0.7, 25 * frames / fps);
    assertThat(remaining(0.3, fps, frames)).isCloseTo(expected, within(1e-9));
  }

  @Test
  void fact_11_holds_for_frames_of_uneven_length() {
    double value = 0;
    for (double dt : new double[] {0.001, 0.2, 0.04, 0.13, 0.029}) {
      value = PoseInterpolator.advance(value, 1, PoseInterpolator.effectiveStep(0.3, dt));
    }
    assertThat(1 - value).isCloseTo(Math.pow(0.7, 25 * 0.4), within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({"0.1, 175", "0.3, 52"})
  void fact_12_the_value_snaps_onto_its_target(double step, int frame) {
    double e = PoseInterpolator.effectiveStep(step, 0.04);
    double value = 0;
    for (int i = 1; i < frame; i++) {
      value = PoseInterpolator.advance(value, 1, e);
    }
    assertThat(value).isNotEqualTo(1.0);
    assertThat(PoseInterpolator.advance(value, 1, e)).isEqualTo(1.0);
  }

  @ParameterizedTest
  @ValueSource(doubles = {10, 25, 144})
  void fact_13_step_1_reaches_the_target_in_one_frame_and_step_0_never_moves(double fps) {
    assertThat(remaining(1, fps, 1)).isZero();
    assertThat(remaining(0, fps, 1000)).isEqualTo(1.0);
  }

  @Test
  void step_1_takes_no_time_at_all() {
    assertThat(PoseInterpolator.effectiveStep(1, 0)).isEqualTo(1.0);
  }

  @Test
  void no_time_means_no_progress() {
    assertThat(PoseInterpolator.effectiveStep(0.3, 0)).isZero();
    assertThat(PoseInterpolator.effectiveStep(0.999, 0)).isZero();
  }

  private static double remaining(double step, double fps, int frames) {
    double value = 0;
    for (int i = 0; i < frames; i++) {
      value = PoseInterpolator.advance(value, 1, PoseInterpolator.effectiveStep(step, 1 / fps));
    }
    return 1 - value;
  }
}
