package dev.avatar4j.concurrent;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * A fixed group of long-lived threads that share out the items of one job at a time.
 *
 * <p>Every thread works on items of its own and meets the others once per job, without spinning.
 * Threads are long-lived: native libraries may keep state for each thread that ever called them.
 */
public final class WorkerGroup implements AutoCloseable {
  /** One job: what to do for one item. */
  @FunctionalInterface
  public interface Job {
    /**
     * @param worker the index of the thread that runs this, 0 to {@link #size()} - 1
     * @param item the item's index
     */
    void run(int worker, int item);
  }

  private final Object lock = new Object();
  private final AtomicInteger nextItem = new AtomicInteger();
  private final Thread[] threads;
  private Job job;
  private int items;
  private int round;
  private int busy;
  private Throwable failure;
  private boolean closed;

  /**
   * @param size how many threads, at least 1
   * @param name their common name
   * @param preparation what each thread does first
   */
  public WorkerGroup(int size, String name, Runnable preparation) {
    threads = new Thread[size];
    for (int i = 0; i < size; i++) {
      int worker = i;
      threads[i] =
          new Thread(
              () -> {
                preparation.run();
                work(worker);
              },
              name + "-" + i);
      threads[i].setDaemon(true);
      threads[i].start();
    }
  }

  /**
   * @return the number of threads
   */
  public int size() {
    return threads.length;
  }

  /**
   * Runs a job for the items 0 to {@code count} - 1 and waits until all are done. An interrupt does
   * not cut it short. One caller at a time.
   *
   * @param count how many items
   * @param task what to do for each
   * @throws IllegalStateException if this group is closed, or a job failed with an error
   */
  public void forEach(int count, Job task) {
    boolean interrupted = false;
    Throwable thrown;
    synchronized (lock) {
      if (closed) {
        throw new IllegalStateException("The worker group is closed.");
      }
      job = task;
      items = count;
      nextItem.set(0);
      failure = null;
      busy = threads.length;
      round++;
      lock.notifyAll();
      while (busy > 0) {
        try {
          lock.wait();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      job = null;
      thrown = failure;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (thrown instanceof RuntimeException exception) {
      throw exception;
    }
    if (thrown != null) {
      throw new IllegalStateException(thrown);
    }
  }

  private void work(int worker) {
    int seen = 0;
    while (true) {
      Job task;
      int count;
      synchronized (lock) {
        while (round == seen && !closed) {
          try {
            lock.wait();
          } catch (InterruptedException e) {
            // These threads end by close() only; nobody else holds a reference to interrupt them.
            continue;
          }
        }
        if (round == seen) {
          return;
        }
        seen = round;
        task = job;
        count = items;
      }
      Throwable thrown = shareOut(worker, task, count);
      synchronized (lock) {
        if (failure == null) {
          failure = thrown;
        }
        if (--busy == 0) {
          lock.notifyAll();
        }
      }
    }
  }

  private Throwable shareOut(int worker, Job task, int count) {
    try {
      for (int item = nextItem.getAndIncrement(); item < count; item = nextItem.getAndIncrement()) {
        task.run(worker, item);
      }
      return null;
    } catch (RuntimeException | Error e) {
      nextItem.set(count);
      return e;
    }
  }

  /** Ends the threads. Must not run during {@link #forEach}. Idempotent. */
  @Override
  public void close() {
    synchronized (lock) {
      closed = true;
      lock.notifyAll();
    }
  }
}
