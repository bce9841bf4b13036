package dev.avatar4j.server.cli.console;

import dev.avatar4j.download.DownloadProgress;
import dev.avatar4j.download.DownloadStatus;
import java.io.PrintWriter;
import java.util.Locale;

/**
 * Shows downloads to a waiting person: a line for each tenth of a file above 1 MB, and for each
 * further 16 MiB where the size is not known. Lines instead of a bar that redraws itself, so that
 * logs stay legible.
 */
public final class DownloadBar implements DownloadProgress {
  private static final int STEPS = 10;
  private static final long UNKNOWN_STEP = 16L << 20;
  private static final double MEGA = 1e6;
  private static final long SMALL = 1_000_000;

  private final PrintWriter err;
  private String name = "";
  private long shown;

  public DownloadBar(PrintWriter err) {
    this.err = err;
  }

  @Override
  public synchronized void advanced(DownloadStatus status) {
    if (!status.name().equals(name)) {
      name = status.name();
      shown = 0;
    }
    boolean known = status.total().isPresent();
    if (known && status.total().getAsLong() < SMALL) {
      return;
    }
    long step = known ? (long) (status.fraction() * STEPS) : status.bytes() / UNKNOWN_STEP;
    if (step > shown) {
      shown = step;
      err.println(known ? bar(status, (int) step) : unmeasured(status));
    }
  }

  private static String bar(DownloadStatus status, int step) {
    String left =
        status.complete() || status.secondsLeft().isEmpty()
            ? ""
            : ", " + status.secondsLeft().getAsLong() + " s left";
    return String.format(
        Locale.ROOT,
        "%s [%s%s] %.1f of %.1f MB, %.1f MB/s%s",
        status.name(),
        "#".repeat(step),
        "-".repeat(STEPS - step),
        status.bytes() / MEGA,
        status.total().orElseThrow() / MEGA,
        status.bytesPerSecond() / MEGA,
        left);
  }

  private static String unmeasured(DownloadStatus status) {
    return String.format(
        Locale.ROOT,
        "%s %.1f MB, %.1f MB/s",
        status.name(),
        status.bytes() / MEGA,
        status.bytesPerSecond() / MEGA);
  }

  @Override
  public synchronized void note(String sentence) {
    err.println(sentence);
  }
}
