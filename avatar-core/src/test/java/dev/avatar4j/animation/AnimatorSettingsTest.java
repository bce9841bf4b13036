package dev.avatar4j.animation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.cel.Effect;
import dev.avatar4j.cel.EffectType;
import dev.avatar4j.image.CropBox;
import dev.avatar4j.pose.Morph;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnimatorSettingsTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Test
  void the_defaults_are_frozen() throws IOException {
    try (InputStream frozen = AnimatorSettingsTest.class.getResourceAsStream("defaults.json")) {
      assertThat(MAPPER.<JsonNode>valueToTree(AnimatorSettings.DEFAULTS.toKeys()).toPrettyString())
          .isEqualTo(MAPPER.readTree(frozen).toPrettyString());
    }
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
            .with(FrameKeys.TARGET_FPS, 30.0)
            .with(AnimatorKeys.TALKING_MORPH, Morph.MOUTH_SMIRK)
            .with(AnimatorKeys.SWAY_MORPHS, List.of());
    ObjectNode json = MAPPER.valueToTree(settings.toKeys());
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
            "true", "null", "'x'", "'1'", "{}", "[1]", "[[[[]]]]", "-2.001", "1e300", "-1e400")) {
      if (!isRight(setting, value)) {
        bad.add(object(setting, Json.of(value)));
      }
    }
    bad.add(object(setting, DoubleNode.valueOf(Double.NaN)));
    for (ObjectNode object : bad) {
      assertThatThrownBy(() -> AnimatorSettings.parse(object))
          .as(object.toString())
          .asInstanceOf(InstanceOfAssertFactories.throwable(InvalidInputException.class))
          .hasMessageContaining(setting.key())
          .hasMessageContaining("needs")
          .extracting(InvalidInputException::field)
          .asString()
          .startsWith(setting.key());
      List<String> warnings = new ArrayList<>();
      assertThat(AnimatorSettings.parseLenient(object, warnings::add))
          .isEqualTo(AnimatorSettings.DEFAULTS);
      assertThat(warnings).hasSize(1).first().asString().contains(setting.key());
    }
  }

  private static boolean isRight(Setting<?> setting, String value) {
    return switch (setting.type()) {
      case "switch" -> value.equals("true");
      case "text" -> List.of("null", "'x'", "'1'").contains(value);
      default -> false;
    };
  }

  /** An object with one setting; a dot in the key makes an object inside. */
  private static ObjectNode object(Setting<?> setting, JsonNode value) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    String[] path = setting.key().split("\\.");
    (path.length == 1 ? root : root.putObject(path[0])).set(path[path.length - 1], value);
    return root;
  }

  @Test
  void both_ends_of_a_range_are_accepted() {
    for (Setting<?> setting : AnimatorSettings.declarations()) {
      if (setting.type().equals("number")) {
        for (double end : new double[] {setting.min().orElseThrow(), setting.max().orElseThrow()}) {
          List<String> warnings = new ArrayList<>();
          AnimatorSettings settings =
              AnimatorSettings.parseLenient(
                  object(setting, DoubleNode.valueOf(end)), warnings::add);
          assertThat(warnings).isEmpty();
          assertThat((Object) settings.get(setting)).isEqualTo(end);
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
  void a_file_with_every_key_of_both_systems_is_read_without_a_warning() {
    List<String> warnings = new ArrayList<>();
    AnimatorSettings settings =
        AnimatorSettings.parseLenient(
            Json.of(
                "{'crop': {'enabled': true, 'left': 0.12, 'top': 0, 'right': 0.88, 'bottom': 1},"
                    + " 'format': 'qoi', 'upscale': 2,"
                    + " 'upscale_preset': 'C', 'upscale_quality': 'low', 'metrics_enabled': false,"
                    + " 'data_eyes_fps': 10, 'data_eyes_fadeout_duration': 0.5,"
                    + " 'eye_waver_fps': 8, 'backdrop_path': null, 'backdrop_blur': true,"
                    + " 'animefx_enabled': false, 'animefx': [['spark', {'enabled': true,"
                    + " 'emotions': ['joy'], 'type': 'cycle', 'fps': 6, 'duration': 1.0,"
                    + " 'cels': ['fx_spark1']}]], 'postprocessor_chain': [['bloom', {}]]}"),
            warnings::add);
    assertThat(warnings).isEmpty();
    assertThat(settings.crop()).isEqualTo(new CropBox(true, 0.12, 0, 0.88, 1));
    assertThat(settings.get(FrameKeys.FORMAT)).isEqualTo("QOI");
    assertThat(settings.dataEyesFps()).isEqualTo(10);
    assertThat(settings.dataEyesFadeoutDuration()).isEqualTo(0.5);
    assertThat(settings.eyeWaverFps()).isEqualTo(8);
    assertThat(settings.animefxEnabled()).isFalse();
    assertThat(settings.effects())
        .containsExactly(
            new Effect(
                "spark", true, List.of("joy"), EffectType.CYCLE, 6, 1, List.of("fx_spark1")));
    assertThat(settings.get(FrameKeys.POSTPROCESSOR_CHAIN)).hasSize(1);
  }

  @Test
  void fact_34_old_crop_margins_are_translated() {
    CropBox crop =
        AnimatorSettings.parse(Json.of("{'crop_left': 0.25, 'crop_right': 0.25}")).crop();
    assertThat(crop).isEqualTo(new CropBox(true, 0.125, 0, 0.875, 1));
    assertThat(crop.firstColumn(512)).isEqualTo(64);
    assertThat(crop.firstColumn(512) + crop.columns(512) - 1).isEqualTo(447);
    assertThat(crop.columns(512)).isEqualTo(384);
    assertThat(AnimatorSettings.parse(Json.of("{'crop_left': 0, 'crop_top': 0.0}")).crop())
        .isEqualTo(CropBox.WHOLE);
    assertThatThrownBy(() -> AnimatorSettings.parse(Json.of("{'crop_left': 2, 'crop_top': 'x'}")))
        .hasMessageContainingAll("crop_left is 2; it needs", "crop_top is \"x\"");
    assertThatThrownBy(
            () -> AnimatorSettings.parse(Json.of("{'crop_left': 1.5, 'crop_right': 1.5}")))
        .hasMessageContaining(
            "crop.left is 0.75; it needs to be at most 0.05 less than crop.right");
  }

  @Test
  void fact_35_the_crop_box_cuts_whole_pixels() {
    CropBox crop = new CropBox(true, 0.12, 0, 0.88, 1);
    assertThat(crop.firstColumn(512)).isEqualTo(61);
    assertThat(crop.firstColumn(512) + crop.columns(512) - 1).isEqualTo(449);
    assertThat(crop.columns(512)).isEqualTo(389);
    assertThat(crop.rows(512)).isEqualTo(512);
  }

  @Test
  void a_part_of_the_crop_keeps_the_other_parts() {
    AnimatorSettings settings =
        AnimatorSettings.parse(Json.of("{'crop': {'enabled': true, 'left': 0.2}}"))
            .patched(Json.of("{'crop': {'right': 0.7}}"));
    assertThat(settings.crop()).isEqualTo(new CropBox(true, 0.2, 0, 0.7, 1));
    assertThatThrownBy(() -> settings.patched(Json.of("{'crop': {'rigth': 0.6}}")))
        .hasMessageContaining("\"crop.rigth\". Did you mean \"crop.right\"?");
    assertThatThrownBy(() -> settings.patched(Json.of("{'crop': 1}")))
        .hasMessageContaining("crop is 1; it needs a JSON object");
  }

  @Test
  void every_problem_of_a_list_of_effects_is_named_with_its_place() {
    assertThatThrownBy(
            () ->
                AnimatorSettings.parse(
                    Json.of(
                        "{'animefx': [['a', {'emotions': 'joy', 'type': 'spin', 'duration': -1,"
                            + " 'cels': ['heart']}], 'b', ['c', {'emotions': [], 'type': 'cycle',"
                            + " 'duration': 1, 'cels': [], 'colour': 1}]]}")))
        .hasMessageContainingAll(
            "animefx[0].emotions is \"joy\"; it needs a list",
            "animefx[0].type is \"spin\"; it needs one of cycle, sequence",
            "animefx[0].duration is -1; it needs a number from 0 to 60",
            "animefx[0].cels has \"heart\"",
            "animefx[1] needs the form",
            "animefx[2].fps is missing",
            "animefx[2] has no key \"colour\"");
  }

  @Test
  void fact_40_layers_win_over_those_below_and_fall_back_to_them() {
    SettingsLayers layers =
        SettingsLayers.BUILT_IN
            .with("server", Json.of("{'target_fps': 30, 'talking_fps': 6, 'crop': {'left': 0.1}}"))
            .with("character", Json.of("{'talking_fps': 'fast', 'crop': {'top': 0.2}}"))
            .with("request", Json.of("{'target_fps': 50, 'nonsense': 1}"));
    List<String> warnings = new ArrayList<>();
    AnimatorSettings settings = layers.resolveLenient(warnings::add);
    assertThat(settings.targetFps()).isEqualTo(50);
    assertThat(settings.talkingFps()).isEqualTo(6);
    assertThat(settings.crop()).isEqualTo(new CropBox(false, 0.1, 0.2, 1, 1));
    assertThat(warnings)
        .hasSize(2)
        .anySatisfy(text -> assertThat(text).startsWith("character: talking_fps is"))
        .anySatisfy(text -> assertThat(text).startsWith("request: No setting is called"));
    assertThat(layers.with("request", Json.of("{}")).resolveLenient(warnings::add).targetFps())
        .isEqualTo(30);
    assertThatThrownBy(layers::resolve)
        .hasMessageContainingAll("2 problems", "character: ", "request: ");
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
    assertThatThrownBy(() -> AnimatorSettings.DEFAULTS.with(FrameKeys.TARGET_FPS, 0.0))
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
