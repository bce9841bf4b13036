package dev.avatar4j.download;

import java.util.OptionalLong;

/**
 * How far one file is.
 *
 * @param name the file's name
 * @param bytes bytes on disk so far, those of earlier attempts included
 * @param total bytes of the whole file, if known
 * @param bytesPerSecond mean rate of this attempt; 0 until it can be told
 */
public record DownloadStatus(String name, long bytes, OptionalLong total, long bytesPerSecond) {
  /**
   * @return from 0 to 1, if the whole is known
   */
  public double fraction() {
    return total.isEmpty() || total.getAsLong() == 0
        ? 0
        : Math.min(1, (double) bytes / total.getAsLong());
  }

  /**
   * @return how long the rest takes at this rate, if that can be told
   */
  public OptionalLong secondsLeft() {
    return total.isEmpty() || bytesPerSecond <= 0
        ? OptionalLong.empty()
        : OptionalLong.of((total.getAsLong() - bytes + bytesPerSecond - 1) / bytesPerSecond);
  }

  /**
   * @return whether every byte is here
   */
  public boolean complete() {
    return total.isPresent() && bytes >= total.getAsLong();
  }
}
