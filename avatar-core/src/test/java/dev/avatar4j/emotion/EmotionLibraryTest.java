package dev.avatar4j.emotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.pose.Morph;
import dev.avatar4j.pose.Pose;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmotionLibraryTest {
  private static final EmotionLibrary FACTORY = EmotionLibrary.factory();

  @TempDir Path directory;

  @Test
  void fact_5_there_are_28_emotions_and_zero_cannot_be_chosen() {
    assertThat(FACTORY.names()).hasSize(28).isSorted().contains("neutral").doesNotContain("zero");
    assertThat(FACTORY.find("zero")).isEmpty();
    assertThat(FACTORY.require("[reset]").pose()).isEqualTo(Pose.NEUTRAL);
  }

  @Test
  void one_template_of_the_characters_is_put_over_the_others_and_taken_away_again() {
    EmotionLibrary folder = FACTORY.withTemplates(json("{'joy': {'mouth_smirk': 0.5}}"), w -> {});
    EmotionTemplate smug =
        new EmotionTemplate("smug", Pose.NEUTRAL.with(Morph.MOUTH_SMIRK, 1), Map.of());
    EmotionTemplate joy = new EmotionTemplate("joy", Pose.NEUTRAL, Map.of("blush1", 1f));
    EmotionLibrary own = folder.withOverride(smug).withOverride(joy);
    assertThat(own.names()).hasSize(29).isSorted();
    assertThat(own.overridden()).containsExactly("joy", "smug");
    assertThat(own.require("joy")).isEqualTo(joy);
    assertThat(own.withoutOverride("joy").require("joy")).isEqualTo(folder.require("joy"));
    assertThat(own.withoutOverride("joy").overridden()).containsExactly("smug");
    assertThat(own.withoutOverride("smug").names()).isEqualTo(folder.names());
    assertThat(own.withoutOverride("anger")).isSameAs(own);
    assertThat(own.withoutOverride("joy").withoutOverride("smug")).isSameAs(folder);
    assertThat(own.withOverrides(json("{}"))).isSameAs(folder);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "zero", "[reset]", "[custom]"})
  void a_template_is_not_put_under_a_name_that_is_no_emotions(String name) {
    EmotionTemplate template = new EmotionTemplate(name, Pose.NEUTRAL, Map.of());
    assertThatThrownBy(() -> FACTORY.withOverride(template))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void fact_6_a_template_of_the_users_replaces_one_emotion_and_an_empty_object_restores_all() {
    EmotionLibrary own = FACTORY.withOverrides(json("{'anger': {'mouth_smirk': 1}}"));
    assertThat(own.require("anger").pose()).isEqualTo(Pose.NEUTRAL.with(Morph.MOUTH_SMIRK, 1));
    for (String name : FACTORY.names()) {
      if (!name.equals("anger")) {
        assertThat(own.require(name)).isEqualTo(FACTORY.require(name));
      }
    }
    assertThat(own.withOverrides(json("{}"))).isSameAs(FACTORY);
    assertThat(own.withOverrides(json("null"))).isSameAs(FACTORY);
    assertThat(own.withOverrides(null)).isSameAs(FACTORY);
  }

  @Test
  void templates_of_the_users_may_add_names_and_each_load_drops_the_one_before() {
    EmotionLibrary first = FACTORY.withOverrides(json("{'smug': {'mouth_smirk': 1}}"));
    assertThat(first.names()).hasSize(29).isSorted().contains("smug");
    EmotionLibrary second = first.withOverrides(json("{'zen': {}}"));
    assertThat(second.names()).contains("zen").doesNotContain("smug");
  }

  @Test
  void zero_and_bracketed_entries_of_a_file_are_skipped() {
    assertThat(FACTORY.withOverrides(json("{'zero': {}, '[custom]': {}, '[reset]': 5}")))
        .isSameAs(FACTORY);
  }

  @Test
  void every_malformed_template_is_listed() {
    assertThatThrownBy(
            () -> FACTORY.withOverrides(json("{'a': 1, 'b': {'head_x_index': 'x'}, '': {}}")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("3 problems")
        .hasMessageContaining("\"a\"")
        .hasMessageContaining("\"b\": head_x_index");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "1", "'joy'"})
  void templates_that_are_no_object_are_refused(String json) {
    assertThatThrownBy(() -> FACTORY.withOverrides(json(json)))
        .hasMessageContaining("need a JSON object");
  }

  @Test
  void warnings_reach_the_caller() {
    List<String> warnings = new ArrayList<>();
    FACTORY.withOverrides(json("{'joy': {'head_x_index': 3}}"), warnings::add);
    assertThat(warnings).singleElement().asString().contains("head_x_index");
  }

  @Test
  void an_unknown_name_is_refused_with_the_nearest_and_all_known_ones() {
    assertThatThrownBy(() -> FACTORY.require("admirations"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("Did you mean \"admiration\"?")
        .hasMessageContaining("surprise.");
    assertThatThrownBy(() -> FACTORY.require("Joy")).isInstanceOf(InvalidInputException.class);
  }

  @Test
  void a_directory_comes_between_the_factory_and_the_users_templates() throws IOException {
    write("joy.json", "{'joy': {'mouth_aaa_index': 0.5}, 'anger': {'mouth_aaa_index': 0.9}}");
    write("shy.JSON", "{'shy': {'pose': {'mouth_iii_index': 0.5}, 'cels': {}}}");
    write("_defaults.json", "{'joy': {}, 'fear': {'mouth_ooo_index': 0.5}, 'zero': {}}");
    write("readme.txt", "no template");
    Files.createDirectories(directory.resolve("more"));
    write("more/hidden.json", "{'hidden': {}}");
    EmotionLibrary server = FACTORY.withDirectory(directory);
    assertThat(server.names()).hasSize(29).contains("shy");
    assertThat(server.require("joy").pose().get(Morph.MOUTH_AAA)).isEqualTo(0.5f);
    assertThat(server.require("fear").pose().get(Morph.MOUTH_OOO)).isEqualTo(0.5f);
    assertThat(server.require("anger")).isEqualTo(FACTORY.require("anger"));
    EmotionLibrary user = server.withOverrides(json("{'joy': {'mouth_aaa_index': 1}}"));
    assertThat(user.require("joy").pose().get(Morph.MOUTH_AAA)).isEqualTo(1f);
    assertThat(user.require("fear")).isEqualTo(server.require("fear"));
    assertThat(user.withOverrides(json("{}"))).isSameAs(server);
  }

  @Test
  void a_file_without_its_own_emotion_falls_back_to_the_level_below() throws IOException {
    write("joy.json", "{'anger': {}}");
    assertThat(FACTORY.withDirectory(directory).require("joy")).isEqualTo(FACTORY.require("joy"));
  }

  @Test
  void every_malformed_file_is_named() throws IOException {
    write("joy.json", "{'joy': ");
    write("fear.json", "{'fear': {'head_x_index': []}}");
    write("deep.json", "[".repeat(5000));
    write("love.json", "{'love': {}} {'love': {}}");
    write("anger.json", "{'anger': {}, 'anger': {}}");
    write("big.json", " ".repeat((1 << 20) + 1));
    assertThatThrownBy(() -> FACTORY.withDirectory(directory))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("joy.json is not valid JSON")
        .hasMessageContaining("fear.json: Emotion \"fear\": head_x_index")
        .hasMessageContaining("deep.json is not valid JSON")
        .hasMessageContaining("love.json is not valid JSON")
        .hasMessageContaining("anger.json is not valid JSON: Duplicate field 'anger'")
        .hasMessageContaining("big.json is over the limit");
  }

  @Test
  void templates_of_a_file_stay_when_those_of_the_character_are_restored() {
    EmotionLibrary server =
        FACTORY.withTemplates(json("{'smug': {'mouth_smirk': 1}}"), warning -> {});
    EmotionLibrary character = server.withOverrides(json("{'joy': {}}"));
    assertThat(character.require("smug").pose().get(Morph.MOUTH_SMIRK)).isEqualTo(1);
    assertThat(character.withOverrides(json("{}"))).isSameAs(server);
  }

  @Test
  void a_directory_that_does_not_exist_is_refused() {
    assertThatThrownBy(() -> FACTORY.withDirectory(directory.resolve("none")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("none");
  }

  private void write(String name, String content) throws IOException {
    Files.writeString(directory.resolve(name), content.replace('\'', '"'));
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException malformed) {
      throw new IllegalArgumentException(malformed);
    }
  }
}
