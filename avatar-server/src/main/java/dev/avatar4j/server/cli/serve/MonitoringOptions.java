package dev.avatar4j.server.cli.serve;

import dev.avatar4j.server.cli.console.ConsoleLog;
import dev.avatar4j.server.cli.console.HelpHeading;
import picocli.CommandLine.Option;

/** What the server tells of its work. */
@HelpHeading("Logging and metrics")
final class MonitoringOptions {
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

  @Option(
      names = "--no-metrics",
      arity = "0..1",
      fallbackValue = "true",
      defaultValue = "false",
      paramLabel = "BOOLEAN",
      description = "Offer no /metrics for Prometheus.")
  private boolean noMetrics;

  /** Begins to log as was asked for. */
  void configureLog() {
    ConsoleLog.configure(level.name(), json);
  }

  /** Whether there is /metrics. */
  boolean metrics() {
    return !noMetrics;
  }
}
