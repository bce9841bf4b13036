package dev.avatar4j.server.cli.serve;

import dev.avatar4j.server.config.ConfigSources;
import dev.avatar4j.server.config.ConfigValue;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Prints the options in force as a configuration file, each with a comment on its source. */
final class ConfigListing {
  private static final int COMMENT_COLUMN = 36;
  private static final String MASKED = "********";

  private final CommandLine command;
  private final ConfigSources sources;

  ConfigListing(CommandLine command, ConfigSources sources) {
    this.command = command;
    this.sources = sources;
  }

  void print(PrintWriter out) {
    ParseResult parsed = command.getParseResult();
    Optional<ConfigValue> key = sources.find(OptionKeys.API_KEY);
    line(out, OptionKeys.API_KEY, key.map(it -> MASKED), key.map(ConfigValue::source).orElse(""));
    for (OptionSpec option : OptionKeys.configurable(command.getCommandSpec())) {
      line(out, OptionKeys.of(option), value(option), source(option, parsed));
    }
  }

  private static void line(PrintWriter out, String key, Optional<String> value, String source) {
    String line = value.map(text -> key + ": " + text).orElse("# " + key + ":");
    String comment = source.isEmpty() ? "not set" : source;
    out.println(line + " ".repeat(Math.max(2, COMMENT_COLUMN - line.length())) + "# " + comment);
  }

  private static Optional<String> value(OptionSpec option) {
    Object value = option.getValue();
    if (value == null || value instanceof Collection<?> none && none.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        value instanceof Collection<?> items
            ? items.stream().map(ConfigListing::quoted).collect(Collectors.joining(", ", "[", "]"))
            : value instanceof Number || value instanceof Boolean
                ? value.toString()
                : quoted(value));
  }

  private static String quoted(Object value) {
    return "\"" + value.toString().replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private String source(OptionSpec option, ParseResult parsed) {
    if (parsed.hasMatchedOption(option)) {
      return "flag " + option.longestName();
    }
    return sources
        .find(OptionKeys.of(option))
        .map(ConfigValue::source)
        .orElse(value(option).isEmpty() ? "" : "default");
  }
}
