package dev.avatar4j.server.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Runs the command line in this JVM and keeps what it prints. */
record CommandLineRunner(int exitCode, String out, String err) {
  static CommandLineRunner run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode =
        AvatarCommand.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    return new CommandLineRunner(exitCode, out.toString(), err.toString());
  }
}
