package dev.avatar4j.animation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.avatar4j.pose.Morph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BreathingDriverTest {
  private static final AnimatorSettings DEFAULTS = AnimatorSettings.DEFAULTS;

  private final BreathingDriver driver = new BreathingDriver();
  private final FrameTime time = new FrameTime();
  private final double[] pose = new double[Morph.COUNT];

  @Test
  void fact_17_a_breath_of_four_seconds() {
    double[] expected = {0, 0.146447, 0.5, 0.853553, 1, 0.853553, 0.5, 0.146447, 0};
    for (int k = 0; k < expected.length; k++) {
      assertThat(breathAt(0.5 * k, DEFAULTS)).isCloseTo(expected[k], within(5e-7));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {10, 12.5, 24, 25, 30, 60, 144})
  void the_phase_does_not_drift_in_an_hour_at_any_frame_rate(double fps) {
    double value = Double.NaN;
    long frames = Math.round((3600 + 1) * fps); // 900 breaths and a quarter of one
    for (long frame = 0; frame <= frames; frame++) {
      value = breathAt(frame / fps, DEFAULTS);
    }
    double phase = frames / fps / 4 % 1;
    double sine = Math.sin(Math.PI * phase);
    assertThat(value).isCloseTo(sine * sine, within(1e-6));
  }

  @Test
  void a_new_cycle_duration_goes_on_from_the_breath_as_it_is() {
    for (int k = 0; k < 9; k++) {
      breathAt(0.5 * k + 1, DEFAULTS);
    }
    double before = breathAt(5.5, DEFAULTS);
    AnimatorSettings slower = DEFAULTS.with(AnimatorKeys.BREATHING_CYCLE_DURATION, 40.0);
    assertThat(breathAt(5.51, slower)).isCloseTo(before, within(0.002));
  }

  @Test
  void a_pause_of_the_animation_does_not_make_the_breath_jump() {
    breathAt(0, DEFAULTS);
    double before = breathAt(0.6, DEFAULTS);
    assertThat(breathAt(62.0, DEFAULTS)).isCloseTo(before, within(0.03));
  }

  private double breathAt(double seconds, AnimatorSettings settings) {
    Time.move(time, Time.nanos(seconds), () -> driver.apply(time, settings, pose));
    return pose[Morph.BREATHING.ordinal()];
  }
}
