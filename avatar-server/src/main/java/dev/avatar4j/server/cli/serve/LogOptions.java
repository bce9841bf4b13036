package dev.avatar4j.server.cli.serve;

import dev.avatar4j.server.cli.console.ConsoleLog;
import picocli.CommandLine.Option;

/** What is logged, and how. */
final class LogOptions {
  /** From few messages to many. */
  enum Level {
    ERROR,
    WARN,
    INFO,
    DEBUG
  }

  @Option(
      names = "--log-level",
      paramLabel = "LEVEL",
      defaultValue = "info",
      description =
          "How much is logged on standard error: error, warn, info or debug, which logs "
              + "every request (default: ${DEFAULT-VALUE}). Logs hold lengths and names, never "
              + "texts.")
  private Level level;

  @Option(
      names = "--log-json",
      arity = "0..1",
      fallbackValue = "true",
      defaultValue = "false",
      paramLabel = "BOOLEAN",
      description = "Log lines as JSON objects, for programs that gather logs.")
  private boolean json;

  void apply() {
    ConsoleLog.configure(level.name(), json);
  }
}
