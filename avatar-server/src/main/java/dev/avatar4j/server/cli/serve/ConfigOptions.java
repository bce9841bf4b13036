package dev.avatar4j.server.cli.serve;

import dev.avatar4j.server.cli.console.HelpHeading;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options that say where the other options come from. */
@HelpHeading("Configuration")
final class ConfigOptions {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "Options as YAML or JSON: port: 5200, log_json: true, ... Default: avatar4j/avatar4j.yaml"
              + " in the user's configuration folder, if it is there. Flags win over environment"
              + " variables (AVATAR4J_PORT=5200), these over the file.")
  private Path file;

  @Option(
      names = "--print-config",
      description = "Print every option with its value and where that comes from, and stop.")
  boolean print;

  /** The file named by arguments of a command line that has not been parsed yet. */
  static Optional<Path> file(String... arguments) {
    ConfigOptions options = new ConfigOptions();
    try {
      CommandLine.populateCommand(new Probe(options), arguments);
    } catch (ParameterException e) {
      // the whole command line will be refused for the same reason, with a better message
      return Optional.empty();
    }
    return Optional.ofNullable(options.file);
  }

  @CommandLine.Command
  private static final class Probe {
    @CommandLine.Mixin private final ConfigOptions options;

    @CommandLine.Unmatched private String[] others;

    Probe(ConfigOptions options) {
      this.options = options;
    }
  }
}
