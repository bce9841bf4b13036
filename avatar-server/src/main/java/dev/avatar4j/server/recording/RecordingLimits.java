package dev.avatar4j.server.recording;

/**
 * What recordings may cost.
 *
 * @param seconds the longest one
 * @param bytes the largest one, on disk
 * @param totalBytes all of them together, finished ones included
 * @param running how many may run at a time; each avatar has one at most
 */
public record RecordingLimits(double seconds, long bytes, long totalBytes, int running) {
  /** Ten minutes, 512 MiB each, 2 GiB in all, four at a time. */
  public static final RecordingLimits DEFAULTS = new RecordingLimits(600, 512L << 20, 2L << 30, 4);

  /** The longest that may be allowed, in seconds. */
  public static final double MAX_SECONDS = 3600;

  /** Refuses limits that make no sense; 0 running ones switch recording off. */
  public RecordingLimits {
    if (!(seconds > 0 && seconds <= MAX_SECONDS) || bytes < 1 || totalBytes < 1 || running < 0) {
      throw new IllegalArgumentException(
          "Limits of recordings are above 0 and at most an hour; got "
              + seconds
              + " s, "
              + bytes
              + ", "
              + totalBytes
              + ", "
              + running);
    }
  }
}
