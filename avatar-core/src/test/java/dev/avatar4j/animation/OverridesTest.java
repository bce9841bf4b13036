package dev.avatar4j.animation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.avatar4j.InvalidInputException;
import dev.avatar4j.cel.CharacterCel;
import dev.avatar4j.emotion.EmotionLibrary;
import dev.avatar4j.pose.Morph;
import dev.avatar4j.speech.Viseme;
import dev.avatar4j.speech.VisemeEvent;
import dev.avatar4j.speech.VisemeTrack;
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

  @Test
  void a_fade_of_its_own_takes_exactly_its_time_in_and_out() {
    next();
    animator.setOverrides(Overrides.builder().morph(Morph.MOUTH_AAA, 1).fade(0.4).build());
    skip(5);
    assertThat(frame.value(Morph.MOUTH_AAA)).isCloseTo(0.5f, within(1e-6f));
    skip(4);
    assertThat(frame.value(Morph.MOUTH_AAA)).isLessThan(1f);
    assertThat(next(Morph.MOUTH_AAA)).isEqualTo(1f);
    animator.unsetOverrides(List.of(Morph.MOUTH_AAA));
    skip(5);
    assertThat(frame.value(Morph.MOUTH_AAA)).isCloseTo(0.5f, within(1e-6f));
    skip(5);
    assertThat(frame.value(Morph.MOUTH_AAA)).isZero();
  }

  @Test
  void a_fade_of_0_is_at_once_for_morphs_and_cels() {
    next();
    Overrides both =
        Overrides.builder()
            .morph(Morph.MOUTH_AAA, 0.5f)
            .cel(CharacterCel.BLUSH2, 0.25f)
            .fade(0)
            .build();
    animator.setOverrides(both);
    assertThat(next(Morph.MOUTH_AAA)).isEqualTo(0.5f);
    assertThat(frame.cels().get(CharacterCel.BLUSH2)).isEqualTo(0.25f);
    animator.setOverrides(Overrides.NONE);
    assertThat(next(Morph.MOUTH_AAA)).isZero();
    assertThat(frame.cels().get(CharacterCel.BLUSH2)).isZero();
  }

  @Test
  void the_fade_out_can_take_another_time_than_the_fade_in() {
    next();
    animator.setOverrides(Overrides.builder().morph(Morph.MOUTH_AAA, 1).fade(0).build());
    next();
    animator.unsetOverrides(
        OverrideKeys.parse(Json.of("{'mouth_aaa_index': 'any'}"), Json.of("0.2")));
    skip(4);
    assertThat(frame.value(Morph.MOUTH_AAA)).isGreaterThan(0f);
    assertThat(next(Morph.MOUTH_AAA)).isZero();
  }

  @Test
  void an_override_ends_by_itself_after_its_expiry() {
    next();
    animator.setOverrides(
        Overrides.builder()
            .morph(Morph.MOUTH_AAA, 1)
            .cel(CharacterCel.TEARS1, 1)
            .fade(0)
            .expiry(0.5)
            .build());
    skip(12); // to 0.48 s
    assertThat(frame.value(Morph.MOUTH_AAA)).isEqualTo(1f);
    assertThat(frame.cels().get(CharacterCel.TEARS1)).isEqualTo(1f);
    assertThat(animator.overrides().isEmpty()).isFalse();
    next();
    assertThat(frame.value(Morph.MOUTH_AAA)).isZero();
    assertThat(frame.cels().get(CharacterCel.TEARS1)).isZero();
    assertThat(animator.overrides()).isEqualTo(Overrides.NONE);
  }

  @Test
  void setting_it_again_without_an_expiry_keeps_it_for_good() {
    next();
    animator.setOverrides(Overrides.builder().morph(Morph.MOUTH_AAA, 1).expiry(0.2).build());
    animator.modifyOverrides(Map.of(Morph.MOUTH_AAA, 1f));
    skip(200);
    assertThat(frame.value(Morph.MOUTH_AAA)).isEqualTo(1f);
  }

  @Test
  void better_a_cel_that_the_template_does_not_list_is_overridden_and_no_other() {
    EmotionLibrary few =
        EmotionLibrary.factory()
            .withOverrides(Json.of("{'few': {'pose': {}, 'cels': {'blush1': 0.5}}}"));
    animator = new Animator(STILL, few, 1);
    animator.setEmotion("few");
    next();
    animator.setOverrides(Overrides.builder().cel(CharacterCel.SWEAT3, 1).build());
    skip(100);
    for (CharacterCel cel : CharacterCel.ALL) {
      float expected = cel == CharacterCel.SWEAT3 ? 1f : cel == CharacterCel.BLUSH1 ? 0.5f : 0f;
      assertThat(frame.cels().get(cel)).as(cel.key()).isEqualTo(expected);
    }
  }

  @Test
  void overrides_survive_a_new_emotion_and_new_settings() {
    animator.setOverrides(Map.of(Morph.HEAD_X, 1f));
    skip(100);
    animator.setEmotion("sadness");
    animator.setSettings(AnimatorSettings.DEFAULTS);
    for (int i = 0; i < 100; i++) {
      assertThat(next(Morph.HEAD_X)).isEqualTo(1f);
    }
  }

  @Test
  void an_override_wins_over_speech() {
    animator.setOverrides(Map.of(Morph.MOUTH_AAA, 0f));
    animator.speak(
        VisemeTrack.of(List.of(new VisemeEvent(0, 3, Viseme.AAA))), Time.frameNanos(0, 25));
    skip(40);
    assertThat(frame.value(Morph.MOUTH_AAA)).isLessThan(1e-5f);
  }

  @Test
  void keys_fade_and_expiry_are_read_and_checked_together() {
    Overrides read =
        Overrides.parse(Json.of("{'blush1': 1, 'head_x_index': -1}"), Json.of("0.5"), Json.of("3"));
    assertThat(read)
        .isEqualTo(
            Overrides.builder()
                .cel(CharacterCel.BLUSH1, 1)
                .morph(Morph.HEAD_X, -1)
                .fade(0.5)
                .expiry(3)
                .build());
    assertThat(read.toKeys().keySet()).containsExactly("head_x_index", "blush1");
    assertThatThrownBy(
            () ->
                Overrides.parse(
                    Json.of("{'blush4': 1, 'tears1': 2}"), Json.of("'slow'"), Json.of("-1")))
        .hasMessageContainingAll(
            "4 problems",
            "Did you mean \"blush1\"?",
            "tears1 is 2.0; it needs a number from 0 to 1",
            "fade is \"slow\"; it needs a number from 0 to 60",
            "expiry is -1.0");
    assertThatThrownBy(() -> OverrideKeys.parse(Json.of("['blush4', 3]"), null))
        .hasMessageContaining("2 problems");
    assertThatThrownBy(() -> OverrideKeys.parse(Json.of("[]"), Json.of("61")))
        .hasMessageContaining("fade");
    assertThatThrownBy(() -> OverrideKeys.parse(null, null)).hasMessageContaining("list");
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
