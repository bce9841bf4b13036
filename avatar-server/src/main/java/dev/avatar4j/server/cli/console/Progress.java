package dev.avatar4j.server.cli.console;

import java.io.PrintWriter;

/**
 * Tells a waiting person how far the work is: a line for about every twentieth of it. Lines instead
 * of a bar that redraws itself, so that logs stay legible.
 */
public final class Progress {
  private static final int STEPS = 20;

  private final PrintWriter err;
  private final String unit;
  private final int total;
  private int shown;

  /**
   * @param unit what is counted, such as {@code frame}
   */
  public Progress(PrintWriter err, String unit, int total) {
    this.err = err;
    this.unit = unit;
    this.total = total;
  }

  public void done(int count) {
    int step = (int) ((long) count * STEPS / total);
    if (step > shown) {
      shown = step;
      String bar = "#".repeat(step) + "-".repeat(STEPS - step);
      err.println("[" + bar + "] " + unit + " " + count + " of " + total);
    }
  }
}
