package dev.avatar4j.emotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.pose.Morph;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmotionMixTest {
  private static final EmotionLibrary EMOTIONS = EmotionLibrary.factory();

  @Test
  void all_of_one_emotion_is_its_template() {
    for (String name : EMOTIONS.names()) {
      EmotionTemplate blend = EMOTIONS.blend(EmotionMix.of(name));
      assertThat(blend.pose()).isEqualTo(EMOTIONS.require(name).pose());
      assertThat(blend.cels()).isEqualTo(EMOTIONS.require(name).cels());
      assertThat(blend.name()).isEqualTo(name);
    }
  }

  @Test
  void a_mix_is_the_weighted_sum_and_leaves_the_rest_neutral() {
    EmotionTemplate blend = EMOTIONS.blend(EmotionMix.of(Map.of("anger", 0.5, "fear", 0.2)));
    for (Morph morph : Morph.ALL) {
      double expected =
          0.5 * EMOTIONS.require("anger").pose().get(morph)
              + 0.2 * EMOTIONS.require("fear").pose().get(morph)
              + 0.3 * EMOTIONS.require("neutral").pose().get(morph);
      assertThat((double) blend.pose().get(morph)).isCloseTo(expected, within(1e-6));
    }
    assertThat(blend.name()).isEqualTo("anger");
  }

  @Test
  void cels_are_mixed_like_morphs() throws Exception {
    EmotionLibrary library =
        EMOTIONS.withOverrides(
            json(
                "{'a': {'pose': {}, 'cels': {'blush1': 1, 'tears1': 0.5}},"
                    + " 'b': {'pose': {}, 'cels': {'blush1': 0.5}},"
                    + " 'neutral': {'pose': {}, 'cels': {'sweat1': 1}}}"));
    assertThat(library.blend(EmotionMix.of(Map.of("a", 0.5, "b", 0.25))).cels())
        .containsOnly(
            Map.entry("blush1", 0.625f), Map.entry("tears1", 0.25f), Map.entry("sweat1", 0.25f));
  }

  @Test
  void weights_that_add_up_to_more_than_one_are_scaled() {
    EmotionMix mix = EmotionMix.of(Map.of("joy", 3.0, "love", 1.0));
    assertThat(mix.weights()).containsOnly(Map.entry("joy", 0.75), Map.entry("love", 0.25));
    assertThat(mix).isEqualTo(EmotionMix.of(Map.of("joy", 0.75, "love", 0.25)));
    assertThat(mix).isNotEqualTo(EmotionMix.of(Map.of("joy", 0.75)));
  }

  @Test
  void the_strongest_gives_the_name_and_of_equals_the_first_by_name() {
    assertThat(EmotionMix.of(Map.of("joy", 0.2, "fear", 0.3)).dominant()).isEqualTo("fear");
    assertThat(EmotionMix.of(Map.of("joy", 0.3, "fear", 0.3)).dominant()).isEqualTo("fear");
    assertThat(EmotionMix.of("joy", 0.1).dominant()).isEqualTo("joy");
    assertThat(EmotionMix.of("joy", 0).dominant()).isEqualTo("neutral");
    assertThat(EmotionMix.of(Map.of()).dominant()).isEqualTo("neutral");
  }

  @Test
  void names_that_a_library_lacks_drop_out() {
    EmotionMix mix = EmotionMix.of(Map.of("joy", 0.5, "smug", 0.5));
    assertThat(EMOTIONS.known(mix)).isEqualTo(EmotionMix.of("joy", 0.5));
    assertThat(EMOTIONS.known(EmotionMix.of("smug")).dominant()).isEqualTo("neutral");
    assertThatThrownBy(() -> EMOTIONS.blend(mix))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("smug");
  }

  @Test
  void a_mix_is_read_from_a_name_or_from_weights() throws Exception {
    assertThat(EmotionMix.parse(json("'joy'"))).isEqualTo(EmotionMix.of("joy"));
    assertThat(EmotionMix.parse(json("{'joy': 0.4, 'fear': 0}")))
        .isEqualTo(EmotionMix.of("joy", 0.4));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1", "null", "['joy']", "{'joy': -0.1}", "{'joy': 'a'}", "{'joy': 1e999}"})
  void what_is_no_mix_is_refused(String text) throws Exception {
    JsonNode node = json(text);
    assertThatThrownBy(() -> EmotionMix.parse(node)).isInstanceOf(InvalidInputException.class);
  }

  @Test
  void senseless_weights_are_refused_each_by_name() {
    Map<String, Double> weights = new HashMap<>();
    weights.put("joy", Double.NaN);
    weights.put("fear", -1.0);
    weights.put("love", null);
    assertThatThrownBy(() -> EmotionMix.of(weights))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContainingAll("3 problems", "joy", "fear", "love");
    assertThatThrownBy(() -> EmotionMix.of("joy", 1.5))
        .isInstanceOfSatisfying(
            InvalidInputException.class, e -> assertThat(e.field()).isEqualTo("intensity"));
  }

  @Test
  void more_names_than_there_are_emotions_are_refused() {
    Map<String, Double> weights = new HashMap<>();
    for (int i = 0; i < 29; i++) {
      weights.put("e" + i, 0.01);
    }
    assertThatThrownBy(() -> EmotionMix.of(weights)).hasMessageContaining("29");
  }

  private static JsonNode json(String text) throws Exception {
    return new ObjectMapper().readTree(text.replace('\'', '"'));
  }
}
