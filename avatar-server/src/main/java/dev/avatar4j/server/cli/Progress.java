package dev.avatar4j.server.cli;

import java.io.PrintWriter;

/**
 * Tells a waiting person how far the work is: a line for about every twentieth of it. Lines instead
 * of a bar that redraws itself, so that logs stay legible.
 */
final class Progress {
  private static final int STEPS = 20;

  private final PrintWriter err;
  private final int total;
  private int shown;

  Progress(PrintWriter err, int total) {
    this.err = err;
    this.total = total;
  }

  void done(int count) {
    int step = (int) ((long) count * STEPS / total);
    if (step > shown) {
      shown = step;
      String bar = "#".repeat(step) + "-".repeat(STEPS - step);
      err.println("[" + bar + "] frame " + count + " of " + total);
    }
  }
}
