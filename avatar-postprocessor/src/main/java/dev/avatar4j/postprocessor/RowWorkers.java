package dev.avatar4j.postprocessor;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Threads that share out rows. The caller works, too, and does not wait for threads that have
 * nothing to do: on a busy machine it does all by itself. Between tasks the threads spin for some
 * microseconds, so that the next filter of a chain finds them awake, then they sleep. They are
 * started by the first task that has rows for them.
 *
 * <p>One caller at a time. No locks, and nothing is allocated while it runs.
 */
public final class RowWorkers implements AutoCloseable {
  private static final int BAND = 16;

  /** How often a waiting thread looks again before it sleeps: about 20 microseconds. */
  static final int SPINS = 500;

  /**
   * Low half: bands nobody has taken yet. High half: counts the tasks, so that none is mistaken.
   */
  private final AtomicLong open = new AtomicLong();

  private final AtomicInteger unfinished = new AtomicInteger();
  private volatile Thread sleepingCaller;
  private final int threads;
  private RowWorker[] helpers = {};
  private volatile boolean closed;
  private RowTask task;
  private int rows;
  private int bandRows;
  private int bands;
  private volatile Throwable failure;

  /**
   * @param threads how many, at least 1; 1 works on the caller's thread
   */
  public RowWorkers(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("Rows need at least 1 thread; got " + threads);
    }
    this.threads = threads;
  }

  /** Must run on the caller's thread, as {@link #forRows} does. */
  private void startHelpers() {
    helpers = new RowWorker[threads - 1];
    for (int i = 0; i < helpers.length; i++) {
      helpers[i] = new RowWorker(this, "filter-" + (i + 1));
    }
  }

  /**
   * Runs a task on all rows and waits for it.
   *
   * @param count how many rows
   * @param rowTask the task
   */
  public void forRows(int count, RowTask rowTask) {
    forRows(count, BAND, rowTask);
  }

  /**
   * Runs a task on all rows and waits for it.
   *
   * @param count how many rows
   * @param height rows of a band, at least 1
   * @param rowTask the task; if it fails on one band, the others are still run
   */
  public void forRows(int count, int height, RowTask rowTask) {
    if (threads == 1 || closed || count <= height) {
      rowTask.run(0, count);
      return;
    }
    if (helpers.length == 0) {
      startHelpers();
    }
    task = rowTask;
    rows = count;
    bandRows = height;
    bands = (count + height - 1) / height;
    failure = null;
    unfinished.set(bands);
    open.set(((open.get() >>> 32) + 1) << 32 | bands);
    for (RowWorker helper : helpers) {
      helper.wake();
    }
    work();
    awaitHelpers();
    task = null;
    rethrow(failure);
  }

  private void awaitHelpers() {
    for (int i = 0; unfinished.get() > 0 && i < SPINS; i++) {
      Thread.onSpinWait();
    }
    if (unfinished.get() == 0) {
      return;
    }
    boolean interrupted = false;
    sleepingCaller = Thread.currentThread();
    while (unfinished.get() > 0) {
      LockSupport.park(this);
      interrupted |= Thread.interrupted();
    }
    sleepingCaller = null;
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void rethrow(Throwable thrown) {
    if (thrown instanceof RuntimeException exception) {
      throw exception;
    }
    if (thrown instanceof Error error) {
      throw error;
    }
  }

  /**
   * @return whether there are bands nobody has taken yet
   */
  boolean hasWork() {
    return (int) open.get() > 0;
  }

  /** Takes and runs bands until none is left. */
  void work() {
    for (long seen = open.get(); (int) seen > 0; seen = open.get()) {
      if (open.compareAndSet(seen, seen - 1)) {
        // The task cannot end before this band, so its fields stay as they are.
        band(bands - (int) seen);
      }
    }
  }

  @SuppressWarnings("CatchingUnchecked") // goes on to the caller, whatever it is
  private void band(int index) {
    try {
      task.run(index * bandRows, Math.min(rows, (index + 1) * bandRows));
    } catch (Throwable e) {
      failure = e;
    }
    if (unfinished.decrementAndGet() == 0) {
      LockSupport.unpark(sleepingCaller);
    }
  }

  /**
   * @return how many threads were started, besides the caller's
   */
  int started() {
    return helpers.length;
  }

  /**
   * Ends the threads; from then on the caller works alone. Must not run during {@link #forRows}.
   * Idempotent.
   */
  @Override
  public void close() {
    closed = true;
    for (RowWorker helper : helpers) {
      helper.end();
    }
  }
}
