package dev.avatar4j.server.cli.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.animation.AnimatorSettings;
import dev.avatar4j.emotion.EmotionLibrary;
import dev.avatar4j.pose.Morph;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class CharacterFilesTest {
  @TempDir private Path folder;
  private Path picture;
  private final StringWriter notes = new StringWriter();

  @BeforeEach
  void name() {
    picture = folder.resolve("hero.png");
  }

  @Test
  void settings_beside_the_picture_win_over_those_of_the_option() throws IOException {
    Path option = write("server.json", "{'target_fps': 30, 'talking_fps': 6}");
    write("hero_animator.json", "{'talking_fps': 8}");
    AnimatorSettings settings = files("--settings", option).settings(picture);
    assertThat(settings.targetFps()).isEqualTo(30);
    assertThat(settings.talkingFps()).isEqualTo(8);
  }

  @Test
  void a_file_for_this_picture_wins_over_one_for_all_pictures() throws IOException {
    write("_animator.json", "{'target_fps': 30}");
    assertThat(files().settings(picture).targetFps()).isEqualTo(30);
    write("hero_animator.json", "{'talking_fps': 8}");
    assertThat(files().settings(picture).targetFps()).isEqualTo(25);
  }

  @Test
  void emotions_beside_the_picture_win_over_those_of_the_option_name_by_name() throws IOException {
    Path option = write("server.json", "{'smug': {'mouth_smirk': 1}, 'joy': {'mouth_smirk': 1}}");
    write("hero_emotions.json", "{'joy': {'mouth_smirk': 0.5}}");
    EmotionLibrary library = emotions(files("--emotions", option));
    assertThat(smirk(library, "joy")).isEqualTo(0.5f);
    assertThat(smirk(library, "smug")).isEqualTo(1);
    assertThat(library.names()).hasSize(29);
  }

  @Test
  void templates_of_a_client_go_back_to_what_the_files_say() throws IOException {
    write("hero_emotions.json", "{'joy': {'mouth_smirk': 0.5}}");
    EmotionLibrary library = emotions(files());
    JsonNodeFactory json = JsonNodeFactory.instance;
    EmotionLibrary changed = library.withOverrides(json.objectNode().set("joy", json.objectNode()));
    assertThat(smirk(changed, "joy")).isZero();
    assertThat(smirk(changed.withOverrides(json.objectNode()), "joy")).isEqualTo(0.5f);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | hero_animator.json is empty",
        "[] | hero_animator.json: Settings need a JSON object",
        "{'target_fps': 0} | hero_animator.json: target_fps is 0",
        "{'target_fps': NaN} | hero_animator.json is not valid JSON",
        "{} {} | hero_animator.json is not valid JSON"
      })
  void a_bad_settings_file_is_refused_by_name(String content, String reason) throws IOException {
    write("hero_animator.json", content);
    assertThatThrownBy(() -> files().settings(picture))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | hero_emotions.json is empty",
        "null | hero_emotions.json: Emotion templates need a JSON object",
        "{'joy': 5} | hero_emotions.json: Emotion \"joy\" needs a JSON object",
        "{'joy': {'mouth_smirk': 'x'}} | mouth_smirk needs a finite number",
        "[[[[ | hero_emotions.json is not valid JSON"
      })
  void a_bad_emotions_file_is_refused_by_name(String content, String reason) throws IOException {
    write("hero_emotions.json", content);
    assertThatThrownBy(() -> emotions(files()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void what_is_left_out_of_a_file_is_noted() throws IOException {
    write("hero_emotions.json", "{'joy': {'mouth_smrk': 1}}");
    emotions(files());
    assertThat(notes.toString()).contains("hero_emotions.json", "mouth_smrk is no morph");
  }

  private EmotionLibrary emotions(CharacterFiles files) {
    return files.emotions(picture, new PrintWriter(notes, true));
  }

  private static float smirk(EmotionLibrary library, String emotion) {
    return library.require(emotion).pose().get(Morph.MOUTH_SMIRK);
  }

  private static CharacterFiles files(Object... options) {
    String[] arguments = new String[options.length];
    for (int i = 0; i < options.length; i++) {
      arguments[i] = options[i].toString();
    }
    return CommandLine.populateCommand(new CharacterFiles(), arguments);
  }

  private Path write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content.replace('\'', '"'));
  }
}
