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
          "error, warn, info or debug, which logs every request (default: ${DEFAULT-VALUE}). Logs"
              + " hold lengths and names, never texts.")
  private Level level;

  @Option(
      names = "--log-json",
      arity = "0..1",
      fallbackValue = "true",
      defaultValue = "false",
      paramLabel = "BOOLEAN",
      description = "Log a JSON object a line.")
  private boolean json;

  void apply() {
    ConsoleLog.configure(level.name(), json);
  }
}
