package dev.avatar4j.emotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.pose.Morph;
import dev.avatar4j.pose.Pose;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmotionTemplateTest {
  private final List<String> warnings = new ArrayList<>();

  @Test
  void the_flat_shape_is_read_and_a_missing_morph_is_0() {
    EmotionTemplate template = parse("{'mouth_aaa_index': 0.5, 'head_x_index': -0.25}");
    assertThat(template.name()).isEqualTo("joy");
    assertThat(template.pose())
        .isEqualTo(Pose.NEUTRAL.with(Morph.MOUTH_AAA, 0.5f).with(Morph.HEAD_X, -0.25f));
    assertThat(template.cels()).isEmpty();
    assertThat(warnings).isEmpty();
  }

  @Test
  void the_nested_shape_is_read_with_cels_as_an_object() {
    EmotionTemplate template =
        parse("{'pose': {'mouth_smirk': 1}, 'cels': {'tears1': 1, 'blush1': 0.5}}");
    assertThat(template.pose()).isEqualTo(Pose.NEUTRAL.with(Morph.MOUTH_SMIRK, 1));
    assertThat(template.cels()).containsExactly(Map.entry("tears1", 1f), Map.entry("blush1", 0.5f));
  }

  @Test
  void the_nested_shape_is_read_with_cels_as_pairs_and_without_a_pose_or_cels() {
    assertThat(parse("{'cels': [['tears1', 1], ['blush1', 0.5]]}").cels())
        .containsExactly(Map.entry("tears1", 1f), Map.entry("blush1", 0.5f));
    assertThat(parse("{'pose': {}}")).isEqualTo(new EmotionTemplate("joy", Pose.NEUTRAL, Map.of()));
    assertThat(parse("{}").pose()).isEqualTo(Pose.NEUTRAL);
  }

  @Test
  void the_two_irregular_keys_are_read_with_and_without_suffix() {
    assertThat(parse("{'mouth_delta_index': 0.5, 'mouth_smirk': 1}"))
        .isEqualTo(parse("{'mouth_delta': 0.5, 'mouth_smirk_index': 1}"));
  }

  @Test
  void a_number_out_of_range_is_brought_into_range_with_a_warning() {
    EmotionTemplate template =
        parse(
            "{'pose': {'eye_wink_left_index': 1.2, 'mouth_ooo_index': -0.23, 'head_x_index': -2},"
                + " 'cels': {'blush1': 7}}");
    assertThat(template.pose())
        .isEqualTo(Pose.NEUTRAL.with(Morph.EYE_WINK_LEFT, 1).with(Morph.HEAD_X, -1));
    assertThat(template.cels()).containsEntry("blush1", 1f);
    assertThat(warnings)
        .hasSize(4)
        .first()
        .asString()
        .contains("\"joy\"", "eye_wink_left_index", "1.2", "1.0 is used");
  }

  @Test
  void an_unknown_morph_is_left_out_with_a_warning() {
    assertThat(parse("{'mouth_aa_index': 1}").pose()).isEqualTo(Pose.NEUTRAL);
    assertThat(warnings)
        .singleElement()
        .asString()
        .contains("mouth_aa_index", "Did you mean \"mouth_aaa_index\"?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'mouth_aaa_index': '1'}",
        "{'mouth_aaa_index': null}",
        "{'mouth_aaa_index': true}",
        "{'mouth_aaa_index': [1]}",
        "{'mouth_aaa_index': {'mouth_aaa_index': 1}}",
        "{'mouth_aaa_index': 1e300}",
        "{'mouth_aaa_index': -1e999}",
        "{'pose': 1}",
        "{'pose': [1]}",
        "{'cels': 1}",
        "{'cels': {'blush1': 'x'}}",
        "{'cels': {'': 1}}",
        "{'cels': [['blush1']]}",
        "{'cels': [['blush1', 1, 2]]}",
        "{'cels': [[1, 1]]}",
        "{'cels': ['blush1', 1]}",
        "[]",
        "1",
        "null"
      })
  void a_wrong_type_or_shape_is_refused_with_the_name_of_the_emotion(String json) {
    assertThatThrownBy(() -> parse(json))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("\"joy\"");
  }

  @Test
  void a_number_that_is_none_is_refused() {
    JsonNode template = JsonNodeFactory.instance.objectNode().put("head_x_index", Double.NaN);
    assertThatThrownBy(() -> EmotionTemplate.parse("joy", template, warnings::add))
        .hasMessageContaining("head_x_index needs a finite number");
  }

  @Test
  void every_problem_is_listed() {
    assertThatThrownBy(
            () -> parse("{'pose': {'head_x_index': 'up', 'head_y_index': 'up'}, 'cels': 5}"))
        .hasMessageContaining("3 problems")
        .hasMessageContaining("head_y_index");
  }

  @Test
  void a_list_of_thousands_of_cels_is_refused() {
    String cels = "['c', 1],".repeat(5000);
    assertThatThrownBy(() -> parse("{'cels': [" + cels + "['c', 1]]}"))
        .hasMessageContaining("at most 64");
  }

  @Test
  void a_template_keeps_nothing_of_the_map_it_came_from() {
    Map<String, Float> cels = new LinkedHashMap<>(Map.of("blush1", 1f));
    EmotionTemplate template = new EmotionTemplate("x", Pose.NEUTRAL, cels);
    cels.clear();
    assertThat(template.cels()).hasSize(1);
  }

  private EmotionTemplate parse(String json) {
    try {
      JsonNode node = new ObjectMapper().readTree(json.replace('\'', '"'));
      return EmotionTemplate.parse("joy", node, warnings::add);
    } catch (JsonProcessingException malformed) {
      throw new IllegalArgumentException(malformed);
    }
  }
}
