package dev.avatar4j.poser.djl.staged;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;

/**
 * The one thread that a network runs on. Callers wait for their turn, first come, first served: as
 * each session waits for its frame, every session gets one turn in each round.
 */
final class InferenceQueue implements AutoCloseable {
  private final ExecutorService executor;
  private final String closedMessage;

  /**
   * @param name of the thread
   * @param closedMessage what callers are told after closing
   */
  InferenceQueue(String name, String closedMessage) {
    this.closedMessage = closedMessage;
    executor =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread thread = new Thread(task, name);
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Runs a task and waits for it, also while interrupted: the task uses what belongs to the caller.
   *
   * @param task what to do
   * @param <T> what it returns
   * @return what it returned
   * @throws IllegalStateException if this queue is closed
   */
  <T> T call(Callable<T> task) {
    Future<T> future;
    try {
      future = executor.submit(task);
    } catch (RejectedExecutionException e) {
      throw new IllegalStateException(closedMessage, e);
    }
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return future.get();
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          throw unchecked(e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static RuntimeException unchecked(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    return failure instanceof RuntimeException unchecked
        ? unchecked
        : new IllegalStateException(failure);
  }

  /** Ends the thread after the tasks that wait. Idempotent. */
  @Override
  public void close() {
    executor.shutdown();
  }
}
