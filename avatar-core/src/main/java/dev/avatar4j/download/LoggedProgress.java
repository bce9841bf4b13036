package dev.avatar4j.download;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what happens to the log, and of each file every quarter. */
public final class LoggedProgress implements DownloadProgress {
  private static final Logger LOG = LoggerFactory.getLogger(LoggedProgress.class);
  private static final int STEPS = 4;

  private String name = "";
  private int shown;

  @Override
  public synchronized void advanced(DownloadStatus status) {
    if (!status.name().equals(name)) {
      name = status.name();
      shown = 0;
    }
    int step = (int) (status.fraction() * STEPS);
    if (step > shown) {
      shown = step;
      LOG.info("{}: {} of {} bytes", name, status.bytes(), status.total().orElse(0));
    }
  }

  @Override
  public synchronized void note(String sentence) {
    LOG.info("{}", sentence);
  }
}
