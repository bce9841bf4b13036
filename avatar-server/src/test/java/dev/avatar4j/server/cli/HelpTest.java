package dev.avatar4j.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatar4j.server.cli.serve.ServeCommand;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class HelpTest {
  private static final Pattern HEADING = Pattern.compile("([A-Z][A-Za-z0-9 ]{2,24}):");
  private static final Pattern OPTION = Pattern.compile(" {2,6}(?:-., )?(--[a-z-]+).*");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "serve   | Character, Drawing, Speech, Address, Access, Recordings, Limits for clients,"
            + " Logging and metrics, Configuration, Help",
        "render  | Scene, Result, Character, Drawing, Help",
        "say     | Speech, Result, Character, Drawing, Help",
        "upscale | Picture, Size, Interpolation, Anime4K files, Help",
        "pose    | ''",
        "emotions show | ''"
      })
  void many_options_stand_under_headings_and_few_do_not(String command, String headings) {
    assertThat(String.join(", ", sections(command).keySet())).isEqualTo(headings);
  }

  @Test
  void every_option_of_serve_stands_under_one_heading() {
    List<String> listed = sections("serve").values().stream().flatMap(List::stream).toList();
    List<String> options =
        new CommandLine(new ServeCommand())
            .getCommandSpec().options().stream().map(OptionSpec::longestName).toList();
    assertThat(listed).doesNotHaveDuplicates().containsAll(options).hasSize(options.size() + 1);
    assertThat(sections("serve").get("Help")).containsExactly("--help", "--version", "--debug");
  }

  @Test
  void what_is_needed_often_stands_first() {
    assertThat(sections("say").get("Speech")).startsWith("--text", "--text-file");
    assertThat(sections("say").get("Result")).startsWith("--out", "--fps");
    assertThat(sections("serve").get("Address")).startsWith("--port", "--open");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "serve", "render", "say", "pose", "filter", "upscale", "check", "export", "doctor", ""
      })
  void help_fits_eighty_columns_and_breaks_no_name(String command) {
    assertThat(help(command).lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80))
        .noneMatch(line -> line.matches(" {20,}(md|json|png|webm|//localhost.*)\\b.*"));
  }

  private static String help(String command) {
    List<String> words = new ArrayList<>(List.of(command.split(" ")));
    words.remove("");
    words.add("--help");
    CommandLineRunner result = CommandLineRunner.run(words.toArray(String[]::new));
    assertThat(result.exitCode()).isZero();
    return result.out();
  }

  /** The long names of options by the heading above them. */
  private static Map<String, List<String>> sections(String command) {
    Map<String, List<String>> sections = new LinkedHashMap<>();
    List<String> section = new ArrayList<>();
    for (String line : help(command).lines().toList()) {
      Matcher heading = HEADING.matcher(line);
      Matcher option = OPTION.matcher(line);
      if (heading.matches()) {
        section = sections.computeIfAbsent(heading.group(1), name -> new ArrayList<>());
      } else if (option.matches()) {
        section.add(option.group(1));
      }
    }
    return sections;
  }
}
