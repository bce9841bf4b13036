package dev.avatar4j.download;

import java.time.Duration;

/** How to wait; tests do not. */
@FunctionalInterface
public interface Sleeper {
  /** Really waits. */
  Sleeper REAL = duration -> Thread.sleep(duration.toMillis());

  /**
   * @param duration how long
   * @throws InterruptedException if the thread was asked to stop
   */
  void sleep(Duration duration) throws InterruptedException;
}
