package dev.avatar4j.pipeline;

import java.time.Duration;
import java.util.Optional;

/**
 * One reader of the published frames, at its own pace: a frame that comes while it is busy is
 * skipped, and nobody waits for it. Used by one thread at a time; {@link #close()} may come from
 * any thread.
 */
public interface FrameSubscription extends AutoCloseable {
  /**
   * Waits for a frame that is newer than the last one this subscription gave out, the first time
   * for one drawn after it was opened. While the pipeline is paused or cannot draw, the first one
   * is the last good frame.
   *
   * @param timeout the longest wait; zero looks once
   * @return the newest frame, to be closed by the caller, or empty after the timeout or once closed
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  Optional<EncodedFrame> next(Duration timeout) throws InterruptedException;

  /**
   * @return whether this subscription, or the pipeline behind it, is closed; no frames follow
   */
  boolean closed();

  /** Ends the subscription and wakes a thread that waits in {@link #next}. Idempotent. */
  @Override
  void close();
}
