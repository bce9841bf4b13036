package dev.avatar4j.server.cli.emotions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.avatar4j.emotion.EmotionLibrary;
import dev.avatar4j.emotion.EmotionTemplate;
import dev.avatar4j.server.cli.CommandLineRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmotionsCommandTest {
  private static final EmotionLibrary FACTORY = EmotionLibrary.factory();

  @TempDir private Path folder;

  @Test
  void the_list_has_every_emotion_sorted_with_those_of_a_folder() throws IOException {
    assertThat(CommandLineRunner.run("emotions", "list").out().lines().toList())
        .isEqualTo(FACTORY.names());
    Files.writeString(folder.resolve("smug.json"), "{\"smug\": {\"mouth_smirk\": 1}}");
    assertThat(
            CommandLineRunner.run("emotions", "list", "--emotions", folder.toString())
                .out()
                .lines())
        .hasSize(29)
        .isSorted()
        .contains("smug");
  }

  @Test
  void a_template_is_shown_as_the_text_of_its_file() throws IOException {
    CommandLineRunner shown = CommandLineRunner.run("emotions", "show", "joy", "anger");
    Path file = Files.writeString(folder.resolve("two.json"), shown.out());
    EmotionLibrary read =
        FACTORY.withTemplates(new ObjectMapper().readTree(file.toFile()), warning -> {});
    assertThat(read.require("joy")).isEqualTo(FACTORY.require("joy"));
    assertThat(shown.out().indexOf("\"anger\"")).isBetween(0, shown.out().indexOf("\"joy\""));
  }

  @Test
  void a_reset_template_is_the_built_in_one_and_the_others_stay() throws IOException {
    Path joy = Files.writeString(folder.resolve("joy.json"), "{\"joy\": {\"mouth_smirk\": 1}}");
    Path anger = Files.writeString(folder.resolve("anger.json"), "{\"anger\": {}}");
    CommandLineRunner result =
        CommandLineRunner.run("emotions", "reset", "joy", "fear", "--folder", folder.toString());
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out().lines())
        .containsExactly(joy + "  reset", folder.resolve("fear.json") + "  new");
    assertThat(read(joy, "joy")).isEqualTo(FACTORY.require("joy"));
    assertThat(anger).hasContent("{\"anger\": {}}");
  }

  private static EmotionTemplate read(Path file, String name) throws IOException {
    return EmotionTemplate.parse(
        name, new ObjectMapper().readTree(file.toFile()).get(name), warning -> {});
  }

  @Test
  void all_28_are_reset_at_once_in_a_folder_that_is_made() throws IOException {
    Path fresh = folder.resolve("a/b");
    CommandLineRunner result =
        CommandLineRunner.run("emotions", "reset", "--all", "--folder", fresh.toString());
    assertThat(result.exitCode()).as(result.err()).isZero();
    for (String name : FACTORY.names()) {
      assertThat(read(fresh.resolve(name + ".json"), name)).isEqualTo(FACTORY.require(name));
    }
    try (Stream<Path> files = Files.list(fresh)) {
      assertThat(files).hasSize(28);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"joyy", "../joy", "[reset]", "zero", ""})
  void an_unknown_emotion_is_refused_with_the_valid_names_and_nothing_is_written(String name) {
    CommandLineRunner result =
        CommandLineRunner.run("emotions", "reset", "joy", name, "--folder", folder.toString());
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains(String.join(", ", FACTORY.names()));
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void a_reset_needs_names_or_all_and_not_both() {
    String place = folder.toString();
    assertThat(CommandLineRunner.run("emotions", "reset", "--folder", place).exitCode())
        .isEqualTo(2);
    assertThat(CommandLineRunner.run("emotions", "reset", "joy", "--all", "--folder", place).err())
        .contains("--all");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void a_folder_that_is_a_file_is_refused() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "mine");
    CommandLineRunner result =
        CommandLineRunner.run("emotions", "reset", "--all", "--folder", file.toString());
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("is a file, not a folder");
    assertThat(file).hasContent("mine");
  }
}
