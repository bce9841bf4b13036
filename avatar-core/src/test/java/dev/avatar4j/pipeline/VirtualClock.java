package dev.avatar4j.pipeline;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;

/**
 * A clock whose time passes only because somebody waits for it: pacing takes no real time, and an
 * idle pipeline is observable instead of guessed at.
 */
public final class VirtualClock implements FrameClock {
  private static final long IDLE_NANOS = 1_000_000_000L;

  private final AtomicLong now = new AtomicLong(1_000);
  private final Semaphore idle = new Semaphore(0);

  @Override
  public long nanoTime() {
    return now.get();
  }

  @Override
  public void await(Condition condition, long nanos) throws InterruptedException {
    if (nanos >= IDLE_NANOS) {
      idle.release();
      condition.await();
    } else {
      now.addAndGet(nanos);
    }
  }

  /** Lets time pass although nobody waits for it. */
  public void advance(long nanos) {
    now.addAndGet(nanos);
  }

  /** Returns once the pipeline has found nothing to do since the last call. */
  public void awaitIdle() throws InterruptedException {
    if (!idle.tryAcquire(20, TimeUnit.SECONDS)) {
      throw new AssertionError("the pipeline never became idle");
    }
    idle.drainPermits();
  }
}
