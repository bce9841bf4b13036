package dev.avatar4j.server.cli.clip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatar4j.server.cli.CommandLineRunner;
import java.util.ArrayList;
import java.util.List;

/** Runs {@code avatar say}, with the built-in voice unless another is named. */
final class SayRunner {
  private SayRunner() {}

  static CommandLineRunner say(List<String> options) {
    List<String> arguments = new ArrayList<>(List.of("say", "--voice", "freetts"));
    if (options.contains("--voice")) {
      arguments = new ArrayList<>(List.of("say"));
    }
    arguments.addAll(options);
    return CommandLineRunner.run(arguments.toArray(String[]::new));
  }

  static void assertRefused(List<String> options, String... parts) {
    CommandLineRunner result = say(options);
    assertThat(result.exitCode()).as(result.err()).isEqualTo(2);
    assertThat(result.err()).contains(parts).doesNotContain("Exception", "\tat ");
    assertThat(result.err().lines().filter(line -> line.startsWith("avatar: ")))
        .as(result.err())
        .hasSize(1);
  }
}
