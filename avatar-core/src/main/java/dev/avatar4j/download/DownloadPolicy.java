package dev.avatar4j.download;

import java.time.Duration;
import java.util.Objects;
import java.util.function.LongSupplier;

/**
 * How patient a download is.
 *
 * @param connectTimeout how long a connection may take to open
 * @param stallTimeout how long nothing may arrive, before the answer or within it
 * @param attempts how often a file is tried in all
 * @param firstDelay the pause before the second attempt; each later one is twice as long
 * @param sleeper waits out the pauses
 * @param nanoTime a clock that only moves forward, in nanoseconds, for rates
 */
public record DownloadPolicy(
    Duration connectTimeout,
    Duration stallTimeout,
    int attempts,
    Duration firstDelay,
    Sleeper sleeper,
    LongSupplier nanoTime) {
  /** 15 s to connect, 30 s of silence, five attempts with pauses of 1, 2, 4 and 8 s. */
  public static final DownloadPolicy DEFAULT =
      new DownloadPolicy(
          Duration.ofSeconds(15),
          Duration.ofSeconds(30),
          5,
          Duration.ofSeconds(1),
          Sleeper.REAL,
          System::nanoTime);

  /** Refuses policies without any patience. */
  public DownloadPolicy {
    if (connectTimeout.toMillis() < 1 || stallTimeout.toMillis() < 1 || attempts < 1) {
      throw new IllegalArgumentException("Timeouts and attempts must be above 0");
    }
    Objects.requireNonNull(firstDelay);
    Objects.requireNonNull(sleeper);
    Objects.requireNonNull(nanoTime);
  }

  /**
   * @param timeout how long nothing may arrive
   * @return a policy with that timeout
   */
  public DownloadPolicy withStallTimeout(Duration timeout) {
    return new DownloadPolicy(connectTimeout, timeout, attempts, firstDelay, sleeper, nanoTime);
  }

  /**
   * @param count how often a file is tried in all
   * @return a policy with that number
   */
  public DownloadPolicy withAttempts(int count) {
    return new DownloadPolicy(connectTimeout, stallTimeout, count, firstDelay, sleeper, nanoTime);
  }

  /**
   * @param other waits out the pauses
   * @return a policy with that sleeper
   */
  public DownloadPolicy withSleeper(Sleeper other) {
    return new DownloadPolicy(connectTimeout, stallTimeout, attempts, firstDelay, other, nanoTime);
  }

  /**
   * @param clock a clock that only moves forward, in nanoseconds
   * @return a policy with that clock
   */
  public DownloadPolicy withClock(LongSupplier clock) {
    return new DownloadPolicy(connectTimeout, stallTimeout, attempts, firstDelay, sleeper, clock);
  }

  /** Before the attempt of that number, counted from 1; none before the first. */
  Duration delayBefore(int attempt) {
    return firstDelay.multipliedBy(1L << Math.min(attempt - 2, 16));
  }

  /** Waits; an interrupt ends the work. */
  void pause(Duration duration, String work) {
    try {
      sleeper.sleep(duration);
    } catch (InterruptedException e) {
      throw Interruption.of(work, e);
    }
  }
}
