package dev.avatar4j.server.cli;

import dev.avatar4j.AvatarException;
import dev.avatar4j.InvalidInputException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PrintWriter;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns what a command throws into one line and an exit code. */
final class FailureReport implements IExecutionExceptionHandler {
  private static final int UNEXPECTED = 1;
  static final int USER_CAN_FIX = 2;
  private static final int STOPPED = 130;

  private final BooleanSupplier debug;

  FailureReport(BooleanSupplier debug) {
    this.debug = debug;
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    if (e instanceof InterruptedException || e instanceof InterruptedIOException) {
      err.println("avatar: stopped before it was done.");
      return STOPPED;
    }
    boolean expected = e instanceof AvatarException || e instanceof IOException;
    if (expected) {
      err.println("avatar: " + describe(e));
    } else {
      err.println("avatar: unexpected failure: " + e + (debug() ? "" : " (--debug tells more)"));
    }
    if (debug()) {
      e.printStackTrace(err);
    }
    return expected ? USER_CAN_FIX : UNEXPECTED;
  }

  private boolean debug() {
    return debug.getAsBoolean();
  }

  private static String describe(Exception e) {
    String message = e.getMessage() == null ? e.toString() : e.getMessage();
    if (e instanceof IOException) {
      return e.getClass().getSimpleName() + ": " + message;
    }
    return e instanceof InvalidInputException invalid && !message.contains(invalid.field())
        ? invalid.field() + ": " + message
        : message;
  }
}
