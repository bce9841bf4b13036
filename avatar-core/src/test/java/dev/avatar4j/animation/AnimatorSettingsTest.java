package dev.avatar4j.animation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.pose.Morph;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnimatorSettingsTest {
  @Test
  void the_defaults_are_frozen() {
    assertThat(AnimatorSettings.DEFAULTS.toKeys())
        .containsExactly(
            Map.entry("target_fps", 25.0),
            Map.entry("pose_interpolator_step", 0.3),
            Map.entry("blink_interval_min", 2.0),
            Map.entry("blink_interval_max", 5.0),
            Map.entry("blink_probability", 0.03),
            Map.entry("blink_confusion_duration", 10.0),
            Map.entry("talking_fps", 12.0),
            Map.entry("talking_morph", "mouth_aaa_index"),
            Map.entry(
                "sway_morphs",
                List.of(
                    "head_x_index",
                    "head_y_index",
                    "neck_z_index",
                    "body_y_index",
                    "body_z_index")),
            Map.entry("sway_interval_min", 5.0),
            Map.entry("sway_interval_max", 10.0),
            Map.entry("sway_macro_strength", 0.6),
            Map.entry("sway_micro_strength", 0.02),
            Map.entry("breathing_cycle_duration", 4.0));
  }

  @Test
  void an_empty_object_gives_the_defaults() {
    assertThat(AnimatorSettings.parse(Json.of("{}"))).isEqualTo(AnimatorSettings.DEFAULTS);
  }

  @Test
  void the_accessors_read_the_keys_of_their_names() {
    AnimatorSettings settings =
        AnimatorSettings.parse(
            Json.of(
                "{'target_fps': 60, 'pose_interpolator_step': 0.1, 'blink_interval_min': 1,"
                    + " 'blink_interval_max': 3, 'blink_probability': 0.5,"
                    + " 'blink_confusion_duration': 4, 'talking_fps': 6,"
                    + " 'talking_morph': 'mouth_delta', 'sway_morphs': ['head_x_index'],"
                    + " 'sway_interval_min': 7, 'sway_interval_max': 8,"
                    + " 'sway_macro_strength': 0.25, 'sway_micro_strength': 0.75,"
                    + " 'breathing_cycle_duration': 9}"));
    assertThat(settings.targetFps()).isEqualTo(60);
    assertThat(settings.poseInterpolatorStep()).isEqualTo(0.1);
    assertThat(settings.blinkIntervalMin()).isEqualTo(1);
    assertThat(settings.blinkIntervalMax()).isEqualTo(3);
    assertThat(settings.blinkProbability()).isEqualTo(0.5);
    assertThat(settings.blinkConfusionDuration()).isEqualTo(4);
    assertThat(settings.talkingFps()).isEqualTo(6);
    assertThat(settings.talkingMorph()).isEqualTo(Morph.MOUTH_DELTA);
    assertThat(settings.swayMorphs()).containsExactly(Morph.HEAD_X);
    assertThat(settings.swayIntervalMin()).isEqualTo(7);
    assertThat(settings.swayIntervalMax()).isEqualTo(8);
    assertThat(settings.swayMacroStrength()).isEqualTo(0.25);
    assertThat(settings.swayMicroStrength()).isEqualTo(0.75);
    assertThat(settings.breathingCycleDuration()).isEqualTo(9);
  }

  @Test
  void settings_survive_the_way_to_json_and_back() {
    AnimatorSettings settings =
        AnimatorSettings.DEFAULTS
            .with(AnimatorKeys.TARGET_FPS, 30.0)
            .with(AnimatorKeys.TALKING_MORPH, Morph.MOUTH_SMIRK)
            .with(AnimatorKeys.SWAY_MORPHS, List.of());
    ObjectNode json =
        new com.fasterxml.jackson.databind.ObjectMapper().valueToTree(settings.toKeys());
    assertThat(AnimatorSettings.parse(json)).isEqualTo(settings).hasSameHashCodeAs(settings);
    assertThat(settings).isNotEqualTo(AnimatorSettings.DEFAULTS);
  }

  @Test
  void every_problem_is_listed_and_the_field_is_the_first_key() {
    assertThatThrownBy(
            () ->
                AnimatorSettings.parse(
                    Json.of(
                        "{'target_fps': 0, 'blink_probabilty': 0.1, 'talking_morph': 'mouth_aa_index',"
                            + " 'sway_morphs': ['head_x_index', 'neck_index'], 'talking_fps': true,"
                            + " 'blink_interval_min': 9}")))
        .asInstanceOf(InstanceOfAssertFactories.throwable(InvalidInputException.class))
        .hasMessageContainingAll(
            "6 problems",
            "target_fps is 0; it needs a number from 1 to 240.",
            "\"blink_probabilty\". Did you mean \"blink_probability\"?",
            "Did you mean \"mouth_aaa_index\"?",
            "[\"head_x_index\",\"neck_index\"]",
            "talking_fps is true; it needs a number from 1 to 120.",
            "blink_interval_min is 9.0; it needs to be at most blink_interval_max, which is 5.0.")
        .extracting(InvalidInputException::field)
        .isEqualTo("target_fps");
  }

  static Stream<Setting<?>> declarations() {
    return AnimatorSettings.declarations().stream();
  }

  @ParameterizedTest
  @MethodSource("declarations")
  void values_of_a_wrong_type_or_out_of_range_are_refused_and_left_out_if_lenient(
      Setting<?> setting) {
    List<ObjectNode> bad = new ArrayList<>();
    for (String value :
        List.of(
            "true", "null", "'x'", "'1'", "{}", "[1]", "[[[[]]]]", "-0.001", "1e300", "-1e400")) {
      bad.add((ObjectNode) Json.of("{'" + setting.key() + "': " + value + "}"));
    }
    bad.add(JsonNodeFactory.instance.objectNode().put(setting.key(), Double.NaN));
    for (ObjectNode object : bad) {
      assertThatThrownBy(() -> AnimatorSettings.parse(object))
          .as(object.toString())
          .asInstanceOf(InstanceOfAssertFactories.throwable(InvalidInputException.class))
          .hasMessageContaining(setting.key())
          .hasMessageContaining(setting.allowed())
          .extracting(InvalidInputException::field)
          .isEqualTo(setting.key());
      List<String> warnings = new ArrayList<>();
      assertThat(AnimatorSettings.parseLenient(object, warnings::add))
          .isEqualTo(AnimatorSettings.DEFAULTS);
      assertThat(warnings).hasSize(1).first().asString().contains(setting.key());
    }
  }

  @Test
  void both_ends_of_a_range_are_accepted() {
    for (Setting<?> setting : AnimatorSettings.declarations()) {
      if (setting.type().equals("number")) {
        for (double end : new double[] {setting.min().orElseThrow(), setting.max().orElseThrow()}) {
          List<String> warnings = new ArrayList<>();
          AnimatorSettings settings =
              AnimatorSettings.parseLenient(
                  Json.of("{'" + setting.key() + "': " + end + "}"), warnings::add);
          assertThat(warnings).isEmpty();
          assertThat(settings.toKeys()).containsEntry(setting.key(), end);
        }
      }
    }
  }

  @Test
  void fact_40_lenient_reading_keeps_what_is_right() {
    List<String> warnings = new ArrayList<>();
    AnimatorSettings settings =
        AnimatorSettings.parseLenient(
            Json.of("{'target_fps': 'fast', 'sway_macro_strength': 0.1, 'nonsense': 1}"),
            warnings::add);
    assertThat(settings)
        .isEqualTo(AnimatorSettings.DEFAULTS.with(AnimatorKeys.SWAY_MACRO_STRENGTH, 0.1));
    assertThat(warnings).hasSize(2).anySatisfy(text -> assertThat(text).contains("nonsense"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "null", "1", "'text'"})
  void what_is_no_object_is_refused_and_counts_as_empty_if_lenient(String json) {
    assertThatThrownBy(() -> AnimatorSettings.parse(Json.of(json)))
        .hasMessageContaining("need a JSON object");
    List<String> warnings = new ArrayList<>();
    assertThat(AnimatorSettings.parseLenient(Json.of(json), warnings::add))
        .isEqualTo(AnimatorSettings.DEFAULTS);
    assertThat(warnings).hasSize(1);
  }

  @Test
  void keys_of_framing_encoding_cels_and_effects_are_known_and_kept() {
    List<String> warnings = new ArrayList<>();
    AnimatorSettings settings =
        AnimatorSettings.parseLenient(
            Json.of(
                "{'crop_left': 0.1, 'crop_right': 0, 'crop_top': 0, 'crop_bottom': 0,"
                    + " 'crop': {'enabled': true}, 'format': 'QOI', 'upscale': 2,"
                    + " 'upscale_preset': 'C', 'upscale_quality': 'low', 'metrics_enabled': false,"
                    + " 'data_eyes_fps': 12, 'data_eyes_fadeout_duration': 0.75,"
                    + " 'eye_waver_fps': 12, 'backdrop_path': null, 'backdrop_blur': true,"
                    + " 'animefx_enabled': true, 'animefx': [],"
                    + " 'postprocessor_chain': [['bloom', {}]]}"),
            warnings::add);
    assertThat(warnings).isEmpty();
    assertThat(settings.deferred()).hasSize(18);
    assertThat(settings.deferred().get("format").textValue()).isEqualTo("QOI");
    assertThat(AnimatorSettings.parse(Json.of("{'upscale': 2}")).deferred()).containsKey("upscale");
  }

  @Test
  void patching_keeps_the_values_that_are_not_mentioned() {
    AnimatorSettings settings =
        AnimatorSettings.DEFAULTS
            .with(AnimatorKeys.BLINK_INTERVAL_MAX, 20.0)
            .patched(Json.of("{'blink_interval_min': 10}"));
    assertThat(settings.blinkIntervalMin()).isEqualTo(10);
    assertThat(settings.blinkIntervalMax()).isEqualTo(20);
  }

  @Test
  void a_value_from_a_program_is_checked_too() {
    assertThatThrownBy(() -> AnimatorSettings.DEFAULTS.with(AnimatorKeys.TARGET_FPS, 0.0))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("target_fps is 0.0");
    assertThatThrownBy(
            () ->
                AnimatorSettings.DEFAULTS.with(
                    AnimatorKeys.SWAY_MORPHS, List.of(Morph.HEAD_X, Morph.HEAD_X)))
        .hasMessageContaining("different morph keys");
  }

  @Test
  void a_message_stays_short_when_the_input_is_long() {
    String huge = "x".repeat(10_000);
    assertThatThrownBy(
            () ->
                AnimatorSettings.parse(
                    Json.of("{'" + huge + "': 1, 'target_fps': '" + huge + "'}")))
        .satisfies(refused -> assertThat(refused.getMessage()).hasSizeLessThan(400));
  }
}
