package dev.avatar4j.poser.djl.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatar4j.InvalidInputException;
import dev.avatar4j.pose.Morph;
import dev.avatar4j.pose.Pose;
import dev.avatar4j.poser.PoserOptions;
import dev.avatar4j.poser.PoserSpec;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PoseStepsTest {
  private static PoseSteps steps(String text) {
    return PoseSteps.of(
        PoserOptions.of(PoserSpec.parse("demo?steps=" + text), NeuralOptions.NAMES));
  }

  private static float[] apply(PoseSteps steps, Pose pose) {
    float[] values = new float[Morph.COUNT];
    steps.apply(pose, values);
    return values;
  }

  @ParameterizedTest
  @CsvSource({
    "EYEBROW_SERIOUS_RIGHT, 10",
    "EYE_WINK_LEFT, 20",
    "IRIS_SMALL_RIGHT, 20",
    "MOUTH_AAA, 30",
    "MOUTH_SMIRK, 30",
    "IRIS_ROTATION_X, 40",
    "IRIS_ROTATION_Y, 40",
    "HEAD_X, 50",
    "BREATHING, 50"
  })
  void each_group_has_its_own_steps(Morph morph, int steps) {
    PoseSteps all = new PoseSteps(10, 20, 30, 40, 50, 60);
    float[] values = apply(all, Pose.NEUTRAL.with(morph, 0.6789f));
    assertThat(values[morph.ordinal()]).isEqualTo((float) Math.rint(0.6789f * steps) / steps);
  }

  @Test
  void no_value_moves_by_more_than_half_a_step() {
    Random random = new Random(3);
    for (int i = 0; i < 100; i++) {
      Pose pose = FakePosers.random(random);
      float[] values = apply(PoseSteps.DEFAULT, pose);
      for (int k = 0; k < values.length; k++) {
        float step = k < 39 ? 1 / 256f : 1 / 1024f;
        assertThat(Math.abs(values[k] - pose.get(k))).isLessThanOrEqualTo(step / 2);
      }
    }
  }

  @Test
  void the_ends_the_middle_and_poses_on_steps_stay_what_they_are() {
    for (float value : new float[] {-1f, 0f, 1f}) {
      float[] values = apply(PoseSteps.DEFAULT, Pose.NEUTRAL.with(Morph.HEAD_X, value));
      assertThat(values[Morph.HEAD_X.ordinal()]).isEqualTo(value);
    }
    float[] once = apply(PoseSteps.DEFAULT, FakePosers.random(new Random(8)));
    assertThat(apply(PoseSteps.DEFAULT, Pose.of(once))).isEqualTo(once);
  }

  @Test
  void off_keeps_every_value_but_negative_zero() {
    Pose pose = FakePosers.random(new Random(4)).with(Morph.HEAD_X, -0f);
    float[] values = apply(steps("off"), pose);
    assertThat(Float.floatToRawIntBits(values[Morph.HEAD_X.ordinal()])).isZero();
    assertThat(values[Morph.HEAD_Y.ordinal()]).isEqualTo(pose.get(Morph.HEAD_Y));
    assertThat(steps("off")).isEqualTo(PoseSteps.OFF);
    assertThat(steps("off").strength(0.123456f)).isEqualTo(0.123456f);
  }

  @Test
  void strengths_are_brought_into_range_and_to_their_steps() {
    assertThat(PoseSteps.DEFAULT.strength(7f)).isEqualTo(1f);
    assertThat(PoseSteps.DEFAULT.strength(Float.NaN)).isZero();
    assertThat(PoseSteps.DEFAULT.strength(0.5f)).isEqualTo(128 / 255f);
  }

  @Test
  void steps_are_written_for_all_groups_or_by_name() {
    PoseSteps normal = PoseSteps.DEFAULT;
    assertThat(steps("32")).isEqualTo(new PoseSteps(32, 32, 32, 32, 32, normal.cels()));
    assertThat(steps("eyes:8,body:off"))
        .isEqualTo(
            new PoseSteps(normal.brows(), 8, normal.mouth(), normal.irises(), 0, normal.cels()));
    assertThat(steps("16,mouth:4")).isEqualTo(new PoseSteps(16, 16, 4, 16, 16, normal.cels()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "none", "4097", "eye:3", "eyes:", "eyes:8,", "-1", "eyes=3"})
  void wrong_steps_are_refused_with_what_is_accepted(String text) {
    assertThatThrownBy(() -> steps(text))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "Option steps of poser demo is \""
                + text
                + "\"; give off, a number of steps from 1 to 4096, or some by group, such as"
                + " eyes:64,body:512 (groups: brows, eyes, mouth, irises, body).");
  }
}
