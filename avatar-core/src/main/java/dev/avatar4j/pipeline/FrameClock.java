package dev.avatar4j.pipeline;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;

/** Where the frame loop gets its time from; a test gives its own. */
public interface FrameClock {
  /** The machine's monotonic clock. */
  FrameClock SYSTEM =
      new FrameClock() {
        @Override
        public long nanoTime() {
          return System.nanoTime();
        }

        @Override
        public void await(Condition condition, long nanos) throws InterruptedException {
          condition.await(nanos, TimeUnit.NANOSECONDS);
        }
      };

  /**
   * @return nanoseconds from an arbitrary origin, never running backwards
   */
  long nanoTime();

  /**
   * Waits until the condition is signalled or the time has passed; may return early.
   *
   * @param condition a condition whose lock the caller holds
   * @param nanos the longest wait, more than 0
   * @throws InterruptedException if the thread is interrupted
   */
  void await(Condition condition, long nanos) throws InterruptedException;
}
