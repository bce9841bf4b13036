package dev.avatar4j.server.cli.console;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.Layout;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log of the command line: on stderr, where containers expect it. */
public final class ConsoleLog {
  private static final String PATTERN = "%d{yyyy-MM-dd HH:mm:ss} [%level] %logger{0} - %msg %kvp%n";

  private ConsoleLog() {}

  /**
   * @param level of our own messages; libraries report warnings
   * @param json whether each line is a JSON object
   */
  public static void configure(String level, boolean json) {
    if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
      // whoever embeds the command line has chosen another log
      return;
    }
    context.reset();
    ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
    appender.setContext(context);
    appender.setTarget("System.err");
    LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
    encoder.setContext(context);
    encoder.setLayout(layout(context, json));
    encoder.start();
    appender.setEncoder(encoder);
    appender.start();
    var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.addAppender(appender);
    root.setLevel(Level.WARN);
    context.getLogger("dev.avatar4j").setLevel(Level.toLevel(level));
    // a CUDA runtime without a driver is no fault on a machine that computes on its CPU
    context.getLogger("ai.djl").setLevel(Level.ERROR);
    // Javalin repeats what we report ourselves (a port in use, a refused request)
    context.getLogger("io.javalin").setLevel(Level.OFF);
  }

  private static Layout<ILoggingEvent> layout(LoggerContext context, boolean json) {
    Layout<ILoggingEvent> layout;
    if (json) {
      layout = new JsonLines();
    } else {
      PatternLayout pattern = new PatternLayout();
      pattern.setPattern(PATTERN);
      layout = pattern;
    }
    layout.setContext(context);
    layout.start();
    return layout;
  }
}
