package dev.avatar4j.server.recording;

/**
 * Puts frames that come when they come onto the even periods of a film. A frame stands until the
 * next one; periods without a new frame are counted as missed. Not thread-safe.
 */
final class FilmTimeline {
  private final int framesPerSecond;
  private final int length;
  private long start;
  private long current = -1;
  private long missed;

  /**
   * @param framesPerSecond periods per second
   * @param length the longest the film may become, in periods
   */
  FilmTimeline(int framesPerSecond, int length) {
    this.framesPerSecond = framesPerSecond;
    this.length = length;
  }

  boolean started() {
    return current >= 0;
  }

  /** Begins the film with a frame of that time. */
  void begin(long timeNanos) {
    start = timeNanos;
    current = 0;
  }

  /**
   * @param timeNanos when a new frame is due to be shown
   * @return for how many periods the one before it was shown; 0 if it is not over, and the new one
   *     comes too early
   */
  int advanceTo(long timeNanos) {
    long period = Math.min(length, period(timeNanos));
    if (period <= current) {
      return 0;
    }
    int shown = (int) (period - current);
    current = period;
    missed += shown - 1;
    return shown;
  }

  /**
   * Ends the film.
   *
   * @return for how many periods the last frame is shown, at least 1 unless the film is full
   */
  int end(long timeNanos) {
    if (current >= length) {
      return 0;
    }
    return Math.max(1, advanceTo(timeNanos));
  }

  boolean isFull(long timeNanos) {
    return started() && period(timeNanos) >= length;
  }

  long nanosUntilFull(long timeNanos) {
    return Math.max(0, Math.round(length * 1e9 / framesPerSecond) - (timeNanos - start));
  }

  private long period(long timeNanos) {
    return Math.round((timeNanos - start) * (double) framesPerSecond / 1e9);
  }

  /** How many periods had no new frame. */
  long missed() {
    return missed;
  }

  /** What is written of the film so far. */
  double seconds() {
    return Math.max(0, current) / (double) framesPerSecond;
  }
}
