package dev.avatar4j.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Whose turn it is to draw. As many pipelines draw at a time as there are turns. Of those that wait
 * the next is the one that is furthest behind, measured in frames drawn over frames per second
 * aimed for (stride scheduling). So on a machine that cannot draw every frame all pipelines come
 * down to the same fraction of their rates, however costly their frames are; one that was idle has
 * nothing saved up. On a machine that keeps up nobody waits. Thread-safe.
 */
public final class RenderTurns {
  /**
   * One turn per processor, for all avatars of this Java process unless they are told otherwise.
   */
  public static final RenderTurns SHARED =
      new RenderTurns(Runtime.getRuntime().availableProcessors());

  /** So that posers which hang, one on each turn, cannot stop the other avatars for good. */
  private static final long LONGEST_WAIT_NANOS = 2_000_000_000L;

  private final ReentrantLock lock = new ReentrantLock();
  private final List<Place> waiting = new ArrayList<>();
  private int free;

  /** The progress of whoever got the last turn: where those begin that were idle. */
  private double reached;

  /**
   * @param atOnce how many may draw at the same time, at least 1
   */
  public RenderTurns(int atOnce) {
    if (atOnce < 1) {
      throw new IllegalArgumentException("At least one must have a turn, not " + atOnce);
    }
    free = atOnce;
  }

  /**
   * @return a place among those that take turns; nothing to close
   */
  Place join() {
    return new Place();
  }

  /**
   * @return how many wait for a turn
   */
  public int waiting() {
    lock.lock();
    try {
      return waiting.size();
    } finally {
      lock.unlock();
    }
  }

  /** One pipeline among those that take turns. Used by one thread. */
  final class Place {
    private final Condition called = lock.newCondition();

    /** Frames drawn, each counted as the seconds it is to be seen. */
    private double progress;

    /** Seconds the last frame is to be seen: it may be behind by that much without losing it. */
    private double period;

    private boolean hasTurn;

    /**
     * Waits for a turn, but no longer than two seconds; then drawing may begin all the same.
     *
     * @throws InterruptedException if the thread is interrupted while it waits; there is no turn
     */
    void take() throws InterruptedException {
      lock.lockInterruptibly();
      try {
        progress = Math.max(progress, reached - period);
        if (free > 0) {
          free--;
          begin();
        } else {
          await();
        }
      } finally {
        lock.unlock();
      }
    }

    private void await() throws InterruptedException {
      waiting.add(this);
      try {
        long left = LONGEST_WAIT_NANOS;
        while (!hasTurn && left > 0) {
          left = called.awaitNanos(left);
        }
      } catch (InterruptedException | Error e) {
        if (hasTurn) {
          hasTurn = false;
          passOn();
        }
        throw e;
      } finally {
        waiting.remove(this);
      }
    }

    private void begin() {
      hasTurn = true;
      reached = Math.max(reached, progress);
    }

    /**
     * Gives the turn back, if there is one.
     *
     * @param framesPerSecond the rate that is aimed for
     */
    void give(double framesPerSecond) {
      lock.lock();
      try {
        period = 1 / framesPerSecond;
        progress += period;
        if (hasTurn) {
          hasTurn = false;
          passOn();
        }
      } finally {
        lock.unlock();
      }
    }

    private void passOn() {
      Place next = null;
      for (int i = 0; i < waiting.size(); i++) {
        Place place = waiting.get(i);
        if (!place.hasTurn && (next == null || place.progress < next.progress)) {
          next = place;
        }
      }
      if (next == null) {
        free++;
      } else {
        next.begin();
        next.called.signal();
      }
    }
  }
}
