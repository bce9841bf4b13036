package dev.avatar4j.server.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;

/** Runs the command line in this JVM and keeps what it prints. */
public record CommandLineRunner(int exitCode, String out, String err) {
  public static CommandLineRunner run(String... arguments) {
    return runIn(System.getenv(), arguments);
  }

  /** Runs it with other environment variables than those of this JVM. */
  public static CommandLineRunner runIn(Map<String, String> environment, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode =
        AvatarCommand.run(
            environment, new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    return new CommandLineRunner(exitCode, out.toString(), err.toString());
  }
}
