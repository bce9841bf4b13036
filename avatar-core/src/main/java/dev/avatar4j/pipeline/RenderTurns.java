package dev.avatar4j.pipeline;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Whose turn it is to draw. As many pipelines draw at a time as there are turns; the others wait in
 * line, first come, first served. So on a machine that cannot draw every frame each pipeline gets
 * one frame per round, however costly those of the others are, and all slow down together; one that
 * wants fewer frames than its share gets all of them. On a machine that keeps up nobody waits, and
 * a turn costs one atomic update to take and one to give back. Thread-safe.
 */
public final class RenderTurns {
  /**
   * One turn per processor, for all avatars of this Java process unless they are told otherwise.
   */
  public static final RenderTurns SHARED =
      new RenderTurns(Runtime.getRuntime().availableProcessors());

  /** So that posers which hang, one on each turn, cannot stop the other avatars for good. */
  private static final long LONGEST_WAIT_NANOS = 2_000_000_000L;

  private final Semaphore turns;

  /**
   * @param atOnce how many may draw at the same time, at least 1
   */
  public RenderTurns(int atOnce) {
    if (atOnce < 1) {
      throw new IllegalArgumentException("At least one must have a turn, not " + atOnce);
    }
    turns = new Semaphore(atOnce, true);
  }

  /**
   * Waits for a turn, but no longer than two seconds.
   *
   * @return whether there is one to give back with {@link #give}; if not, drawing may begin all the
   *     same
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  boolean take() throws InterruptedException {
    return turns.tryAcquire(LONGEST_WAIT_NANOS, TimeUnit.NANOSECONDS);
  }

  /** Gives a turn back. */
  void give() {
    turns.release();
  }

  /**
   * @return about how many wait for a turn
   */
  public int waiting() {
    return turns.getQueueLength();
  }
}
