package dev.avatar4j.animation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.avatar4j.InvalidInputException;
import dev.avatar4j.emotion.EmotionLibrary;
import dev.avatar4j.pose.Morph;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OverridesTest {
  private static final AnimatorSettings STILL =
      AnimatorSettings.DEFAULTS
          .with(AnimatorKeys.SWAY_MORPHS, List.of())
          .with(AnimatorKeys.BLINK_PROBABILITY, 0.0);

  private final AnimationFrame frame = new AnimationFrame();
  private Animator animator = new Animator(STILL, EmotionLibrary.factory(), 1);
  private long frames;

  @Test
  void fact_26_an_override_eases_in_with_the_interpolators_step() {
    next();
    animator.setOverrides(Map.of(Morph.MOUTH_AAA, 1f));
    assertThat(next(Morph.MOUTH_AAA)).isCloseTo(0.3f, within(1e-6f));
    assertThat(next(Morph.MOUTH_AAA)).isCloseTo(0.51f, within(1e-6f));
    assertThat(next(Morph.MOUTH_AAA)).isCloseTo(0.657f, within(1e-6f));
  }

  @Test
  void a_released_morph_eases_back_and_a_changed_value_eases_over() {
    animator.setOverrides(Map.of(Morph.MOUTH_AAA, 1f));
    skip(100);
    assertThat(next(Morph.MOUTH_AAA)).isEqualTo(1f);
    animator.modifyOverrides(Map.of(Morph.MOUTH_AAA, 0.5f));
    assertThat(next(Morph.MOUTH_AAA)).isCloseTo(0.85f, within(1e-6f));
    skip(100);
    animator.unsetOverrides(List.of(Morph.MOUTH_AAA));
    assertThat(next(Morph.MOUTH_AAA)).isCloseTo(0.35f, within(1e-6f));
    skip(100);
    assertThat(next(Morph.MOUTH_AAA)).isZero();
  }

  @Test
  void fact_18_better_breathing_gives_way_to_an_override_and_comes_back_in_step() {
    animator.setOverrides(Map.of(Morph.BREATHING, 0.25f));
    skip(100);
    for (int i = 0; i < 100; i++) {
      assertThat(next(Morph.BREATHING)).isEqualTo(0.25f);
    }
    animator.setOverrides(Map.of());
    skip(100);
    double seconds = frames / 25.0;
    next();
    double sine = Math.sin(Math.PI * seconds / 4);
    assertThat((double) frame.pose().get(Morph.BREATHING)).isCloseTo(sine * sine, within(1e-6));
  }

  @Test
  void better_an_override_stops_blinking() {
    animator =
        new Animator(STILL.with(AnimatorKeys.BLINK_PROBABILITY, 1.0), EmotionLibrary.factory(), 1);
    animator.setOverrides(Map.of(Morph.EYE_WINK_LEFT, 0f, Morph.EYE_WINK_RIGHT, 0.5f));
    skip(100);
    for (int i = 0; i < 1000; i++) {
      assertThat(next(Morph.EYE_WINK_LEFT)).isZero();
      assertThat(frame.pose().get(Morph.EYE_WINK_RIGHT)).isEqualTo(0.5f);
    }
  }

  @Test
  void an_override_wins_over_talking_and_over_every_emotion() {
    animator.setTalking(true);
    animator.setOverrides(Map.of(Morph.MOUTH_AAA, 0.25f, Morph.HEAD_X, -1f));
    skip(100);
    for (String emotion : EmotionLibrary.factory().names()) {
      animator.setEmotion(emotion);
      assertThat(next(Morph.MOUTH_AAA)).isEqualTo(0.25f);
      assertThat(frame.pose().get(Morph.HEAD_X)).isEqualTo(-1f);
    }
  }

  @Test
  void replacing_the_overrides_releases_those_not_listed() {
    animator.setOverrides(Map.of(Morph.MOUTH_AAA, 1f, Morph.HEAD_X, 1f));
    animator.setOverrides(Map.of(Morph.HEAD_X, 0.5f));
    assertThat(animator.overrides().morphs()).containsOnly(Map.entry(Morph.HEAD_X, 0.5f));
    skip(100);
    assertThat(next(Morph.MOUTH_AAA)).isZero();
    assertThat(frame.pose().get(Morph.HEAD_X)).isEqualTo(0.5f);
  }

  @Test
  void fact_27_releasing_a_morph_without_an_override_does_no_harm() {
    animator.setOverrides(Map.of(Morph.HEAD_X, 0.5f));
    animator.unsetOverrides(List.of(Morph.MOUTH_OOO));
    assertThat(animator.overrides().morphs()).containsOnly(Map.entry(Morph.HEAD_X, 0.5f));
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, -0.01f, 1.01f})
  void a_value_out_of_range_is_refused_and_changes_nothing(float value) {
    animator.setOverrides(Map.of(Morph.HEAD_X, 0.5f));
    assertThatThrownBy(() -> animator.modifyOverrides(Map.of(Morph.MOUTH_AAA, value)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("mouth_aaa_index")
        .hasMessageContaining("from 0 to 1");
    assertThat(animator.overrides().morphs()).containsOnly(Map.entry(Morph.HEAD_X, 0.5f));
  }

  @Test
  void fact_27_every_unknown_key_and_wrong_value_is_named() {
    assertThatThrownBy(
            () ->
                Overrides.parse(
                    Json.of("{'mouth_aa_index': 1, 'head_x_index': 'up', 'mouth_ooo_index': 1}")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("2 problems")
        .hasMessageContaining("Did you mean \"mouth_aaa_index\"?")
        .hasMessageContaining("head_x_index is \"up\"; it needs a number from -1 to 1");
    assertThatThrownBy(() -> Overrides.parse(Json.of("[1]")))
        .hasMessageContaining("need a JSON object");
  }

  @Test
  void overrides_are_read_from_json() {
    assertThat(Overrides.parse(Json.of("{'mouth_delta_index': 0.5, 'head_y_index': -1}")).morphs())
        .containsOnly(Map.entry(Morph.MOUTH_DELTA, 0.5f), Map.entry(Morph.HEAD_Y, -1f));
  }

  private void skip(int count) {
    for (int i = 0; i < count; i++) {
      next();
    }
  }

  private void next() {
    animator.update(Time.frameNanos(frames++, 25));
    animator.apply(frame);
  }

  private float next(Morph morph) {
    next();
    return frame.pose().get(morph);
  }
}
