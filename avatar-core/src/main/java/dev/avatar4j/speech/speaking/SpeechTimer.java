package dev.avatar4j.speech.speaking;

/**
 * The one thread on which everything of a {@link Speaker} happens that others can see, and its
 * clock. All methods are thread-safe and none blocks. A test gives its own, whose time it moves.
 */
public interface SpeechTimer extends AutoCloseable {
  /** Something that is due later. */
  @FunctionalInterface
  interface Scheduled {
    /** Has it not happen, unless it has begun. Twice is fine. */
    void cancel();
  }

  /**
   * @return the time on the clock of the stage, in nanoseconds
   */
  long nanoTime();

  /**
   * Does something on the thread, after all that was given before. After {@link #close} nothing is
   * done.
   *
   * @param action what to do; what it throws is logged
   */
  void execute(Runnable action);

  /**
   * Does something on the thread later.
   *
   * @param nanos when, on the clock of {@link #nanoTime()}; as soon as possible if that is past
   * @param action what to do; what it throws is logged
   * @return how to call it off
   */
  Scheduled at(long nanos, Runnable action);

  /** Ends the thread once everything that was given to {@link #execute} is done. */
  @Override
  void close();
}
