package dev.avatar4j.server.cli.serve;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What the options of a command are called in configuration files: {@code --log-json} is log_json.
 */
final class OptionKeys {
  /** A key without an option: on the command line every user of the machine could read it. */
  static final String API_KEY = "api_key";

  /** Options about this run, not about the server. */
  private static final Set<String> COMMAND_LINE_ONLY =
      Set.of("config", "print_config", "help", "version", "debug");

  private OptionKeys() {}

  static String of(OptionSpec option) {
    return option.longestName().substring(2).replace('-', '_');
  }

  static List<OptionSpec> configurable(CommandSpec command) {
    return command.options().stream()
        .filter(option -> !COMMAND_LINE_ONLY.contains(of(option)))
        .toList();
  }

  static Collection<String> all(CommandSpec command) {
    Set<String> keys = new TreeSet<>();
    configurable(command).forEach(option -> keys.add(of(option)));
    keys.add(API_KEY);
    return keys;
  }
}
