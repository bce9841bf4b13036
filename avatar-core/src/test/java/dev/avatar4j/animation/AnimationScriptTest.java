package dev.avatar4j.animation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.emotion.EmotionLibrary;
import dev.avatar4j.pose.Morph;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnimationScriptTest {
  private final Animator animator =
      new Animator(AnimatorSettings.DEFAULTS, EmotionLibrary.factory(), 1);

  @Test
  void each_kind_of_event_reaches_the_animator_at_its_time() {
    ScriptPlayer player =
        AnimationScript.parse(
                Json.of(
                    "[{'at': 1.5, 'emotion': 'joy'}, {'at': 2, 'talking': true},"
                        + " {'at': 3, 'overrides': {'head_x_index': 0.5}},"
                        + " {'at': 4, 'settings': {'sway_macro_strength': 0.1}},"
                        + " {'at': 5, 'talking': false, 'emotion': 'anger', 'overrides': {}}]"))
            .player();
    play(player, 1.49);
    assertThat(animator.emotion()).isEqualTo("neutral");
    play(player, 1.5);
    assertThat(animator.emotion()).isEqualTo("joy");
    assertThat(animator.talking()).isFalse();
    play(player, 3);
    assertThat(animator.talking()).isTrue();
    assertThat(animator.overrides().morphs()).containsOnly(Map.entry(Morph.HEAD_X, 0.5f));
    play(player, 4);
    assertThat(animator.settings())
        .isEqualTo(AnimatorSettings.DEFAULTS.with(AnimatorKeys.SWAY_MACRO_STRENGTH, 0.1));
    assertThat(player.finished()).isFalse();
    play(player, 1000);
    assertThat(animator.talking()).isFalse();
    assertThat(animator.emotion()).isEqualTo("anger");
    assertThat(animator.overrides()).isEqualTo(Overrides.NONE);
    assertThat(player.finished()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"10, 1", "12.5, 2", "24, 3", "25, 3", "30, 3", "60, 6", "144, 15"})
  void an_event_takes_effect_in_the_first_frame_at_or_after_its_time(double fps, int expected) {
    ScriptPlayer player =
        AnimationScript.parse(Json.of("[{'at': 0.1, 'emotion': 'joy'}]")).player();
    int frame = -1;
    while (!player.finished()) {
      frame++;
      play(player, Time.frameNanos(frame, fps) * 1e-9);
    }
    assertThat(frame).isEqualTo(expected);
  }

  @Test
  void events_are_played_by_time_and_in_file_order_at_the_same_time() {
    AnimationScript script =
        AnimationScript.parse(
            Json.of(
                "{'events': [{'at': 2, 'emotion': 'fear'}, {'at': 1, 'emotion': 'joy'},"
                    + " {'at': 2, 'emotion': 'anger'}]}"));
    assertThat(script.size()).isEqualTo(3);
    assertThat(script.durationSeconds()).isEqualTo(2);
    ScriptPlayer player = script.player();
    play(player, 1);
    assertThat(animator.emotion()).isEqualTo("joy");
    play(player, 2);
    assertThat(animator.emotion()).isEqualTo("anger");
  }

  @Test
  void a_script_plays_the_same_again_with_a_new_player() {
    AnimationScript script = AnimationScript.parse(Json.of("[{'at': 0, 'emotion': 'joy'}]"));
    play(script.player(), 0);
    animator.setEmotion("neutral");
    play(script.player(), 0);
    assertThat(animator.emotion()).isEqualTo("joy");
  }

  @Test
  void every_problem_is_listed_with_the_index_of_its_event() {
    assertThatThrownBy(
            () ->
                AnimationScript.parse(
                    Json.of(
                        "[{'at': 1, 'emotion': 'joyy'}, {'at': -1, 'talking': 'yes'}, 7, {'at': 2},"
                            + " {'at': 3, 'emotoin': 'joy'}, {'at': 4, 'overrides': {'mouth_aa_index':"
                            + " 1}}, {'at': 5, 'settings': {'target_fps': 0}}, {'emotion': 5}]")))
        .asInstanceOf(InstanceOfAssertFactories.throwable(InvalidInputException.class))
        .hasMessageContainingAll(
            "Event 0: No emotion is called \"joyy\". Did you mean \"joy\"?",
            "Event 1 needs \"at\"",
            "Event 1 has talking \"yes\"",
            "Event 2 is 7",
            "Event 3 does nothing",
            "Event 4 has an unknown key \"emotoin\". Did you mean \"emotion\"?",
            "Event 5: No morph and no cel is called \"mouth_aa_index\". Did you mean \"mouth_aaa_index\"?",
            "Event 6: target_fps is 0; it needs a number from 1 to 240.",
            "Event 7 needs \"at\"",
            "Event 7: An emotion is a name such as")
        .extracting(InvalidInputException::field)
        .isEqualTo("events[0].emotion");
  }

  @Test
  void a_pair_of_times_in_the_wrong_order_is_found_across_events() {
    assertThatThrownBy(
            () ->
                AnimationScript.parse(
                    Json.of(
                        "[{'at': 1, 'settings': {'blink_interval_max': 3}},"
                            + " {'at': 2, 'settings': {'blink_interval_min': 4}}]")))
        .hasMessageContaining("At 2.0 s: blink_interval_min is 4.0");
    AnimationScript.parse(
        Json.of(
            "[{'at': 2, 'settings': {'blink_interval_min': 8}},"
                + " {'at': 1, 'settings': {'blink_interval_max': 9}}]"));
  }

  @Test
  void an_effect_plays_and_data_eyes_start_and_stop_at_their_time() {
    ScriptPlayer player =
        AnimationScript.parse(
                Json.of(
                    "[{'at': 1, 'effect': 'heart', 'data_eyes': true},"
                        + " {'at': 2, 'data_eyes': false}]"))
            .player();
    AnimationFrame frame = new AnimationFrame();
    play(player, 0.96);
    animator.apply(frame);
    assertThat(animator.dataEyes()).isFalse();
    assertThat(hearts(frame)).isZero();
    play(player, 1);
    play(player, 1.04);
    animator.apply(frame);
    assertThat(animator.dataEyes()).isTrue();
    assertThat(hearts(frame)).isPositive();
    play(player, 2);
    assertThat(animator.dataEyes()).isFalse();
  }

  @Test
  void an_effect_is_known_by_the_settings_of_its_time() {
    String own = "{'animefx': [['mine', {'emotions': [], 'type': 'sequence', 'duration': 1,";
    JsonNode settings = Json.of(own + " 'cels': ['fx_mine1']}]]}");
    JsonNode playMine = Json.of("[{'at': 2, 'effect': 'mine'}]");
    assertThatThrownBy(() -> AnimationScript.parse(playMine))
        .hasMessageContaining("At 2.0 s: There is no effect \"mine\"");
    assertThatThrownBy(() -> AnimationScript.parse(Json.of("[{'at': 2, 'effect': 5}]")))
        .hasMessageContaining("Event 0 has effect 5");
    AnimationScript.parse(playMine, EmotionLibrary.factory(), AnimatorSettings.parse(settings));
    assertThat(
            AnimationScript.parse(
                    Json.of(
                        "[{'at': 1, 'settings': " + settings + "}, {'at': 2, 'effect': 'mine'}]"))
                .size())
        .isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "null", "'x'", "{}", "{'events': 1}", "{'event': []}"})
  void what_is_no_list_of_events_is_refused(String json) {
    assertThatThrownBy(() -> AnimationScript.parse(Json.of(json)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("events");
  }

  @Test
  void emotions_of_the_characters_own_can_be_used() {
    EmotionLibrary own = EmotionLibrary.factory().withOverrides(Json.of("{'smug': {}}"));
    AnimationScript.parse(Json.of("[{'at': 0, 'emotion': 'smug'}]"), own);
    assertThatThrownBy(() -> AnimationScript.parse(Json.of("[{'at': 0, 'emotion': 'smug'}]")))
        .hasMessageContaining("smug");
  }

  @Test
  void an_empty_script_does_nothing() {
    ScriptPlayer player = AnimationScript.EMPTY.player();
    play(player, 10);
    assertThat(player.finished()).isTrue();
    assertThat(AnimationScript.EMPTY.durationSeconds()).isZero();
    assertThat(AnimationScript.parse(Json.of("[]")).size()).isZero();
  }

  private static float hearts(AnimationFrame frame) {
    int picture = frame.effects().names().indexOf("fx_heart1");
    return picture < 0 ? 0 : frame.effects().strength(picture);
  }

  private void play(ScriptPlayer player, double seconds) {
    player.advance(animator, Time.nanos(seconds));
  }
}
