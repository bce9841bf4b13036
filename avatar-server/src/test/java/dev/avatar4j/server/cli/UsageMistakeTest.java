package dev.avatar4j.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageMistakeTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "serve --prot 1            | no option --prot here. Did you mean \"--port\"?",
        "serve --prot=1            | no option --prot here. Did you mean \"--port\"?",
        "serve --port abc          | '--port': \"abc\" is no whole number.",
        "serve --fps fast          | '--fps': \"fast\" is no number.",
        "filter --seed 1.5         | '--seed': \"1.5\" is no whole number.",
        "render                    | Missing required option: '--out=DIR|FILE'.",
        "pose --emotion joy sad    | \"sad\" is one word too many",
        "pose --emotion a --pose b | mutually exclusive",
        "serv                      | no command \"serv\" here. Did you mean \"serve\"?",
        "emotions lsit             | no command \"lsit\" here. Did you mean \"list\"?",
        "help redner               | no command \"redner\" here. Did you mean \"render\"?"
      })
  void a_mistake_is_told_in_one_line_and_another_says_where_to_read_on(String line, String reason) {
    CommandLineRunner result = CommandLineRunner.run(line.split(" "));
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).startsWith("avatar: ").contains(reason);
    assertThat(result.err().lines()).hasSize(2);
    assertThat(result.err().strip()).endsWith(" --help`.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "quux", "emotions", "emotions quux", "help quux"})
  void who_names_no_command_there_is_sees_the_commands(String line) {
    String[] words = line.isEmpty() ? new String[0] : line.split(" ");
    CommandLineRunner result = CommandLineRunner.run(words);
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).startsWith("avatar: ").contains("Commands:");
  }

  @Test
  void a_port_that_does_not_exist_is_refused_before_anything_is_loaded() {
    CommandLineRunner result = CommandLineRunner.run("serve", "--port", "99999");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("--port is 99999; give a number from 1 to 65535");
  }

  @Test
  void two_swapped_letters_are_seen_through() {
    assertThat(CommandLineRunner.run("pose", "--poser", "wrap", "--out", file("a.png")).err())
        .contains("Did you mean \"warp\"?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pose --out b.png --image", "upscale --out b.png --in", "check"})
  void a_file_that_is_no_picture_is_named(String line) throws Exception {
    Path file = Files.writeString(folder.resolve("text.png"), "hello");
    CommandLineRunner result = CommandLineRunner.run((line + " " + file).split(" "));
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains(file.toString(), "no PNG").containsOnlyOnce("text.png");
    assertThat(result.err()).contains(line.contains("--i") ? "--i" : "FILE.png");
  }

  @Test
  void an_offset_out_of_range_is_named_as_it_was_written() {
    assertThat(
            CommandLineRunner.run("say", "--text", "Hi.", "--av-offset", "5", "--out", file("a"))
                .err())
        .contains("--av-offset: ", "from -2 to 2");
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }
}
