package dev.avatar4j.poser.djl.engine;

import ai.djl.pytorch.jni.JniUtils;
import dev.avatar4j.AvatarException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/**
 * The one thread that runs a poser's networks. libtorch keeps a team of helper threads for every
 * thread that calls it, so all sessions take turns on this one: first come, first served, which is
 * fair because a session waits for its frame before it asks for the next. Thread-safe.
 */
public final class InferenceThread implements AutoCloseable {
  private final ExecutorService executor;
  private final int threads;
  private volatile Thread thread;

  /**
   * Starts the engine and the thread.
   *
   * @param name what it works for; part of the thread's name
   * @param threads how many processor threads libtorch may use for one operation, itself included
   * @throws AvatarException if the engine cannot start
   */
  public InferenceThread(String name, int threads) {
    this.threads = threads;
    executor =
        Executors.newSingleThreadExecutor(
            work -> {
              thread = new Thread(work, "avatar-inference-" + name);
              thread.setDaemon(true);
              return thread;
            });
    try {
      run(
          () -> {
            PyTorchRuntime.start();
            ProcessorThreads.allow(threads);
            JniUtils.setGraphExecutorOptimize(false);
          });
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  /**
   * @return how many processor threads libtorch may use
   */
  public int threads() {
    return threads;
  }

  /**
   * Computes something on the thread and waits for it; at once if called from the thread itself. An
   * interrupt is kept for later, since half a frame is of no use to anyone.
   *
   * @param work what to compute
   * @param <T> of the result
   * @return its result
   * @throws IllegalStateException if the thread has been closed
   */
  public <T> T call(Supplier<T> work) {
    if (Thread.currentThread() == thread) {
      return work.get();
    }
    Future<T> future;
    try {
      future = executor.submit(work::get);
    } catch (RejectedExecutionException e) {
      throw new IllegalStateException("The inference thread has been closed", e);
    }
    return await(future);
  }

  /**
   * @param work what to do on the thread; waited for
   */
  public void run(Runnable work) {
    call(
        () -> {
          work.run();
          return null;
        });
  }

  /**
   * @param work what to do on the thread some time; whatever it throws is lost
   * @throws IllegalStateException if the thread has been closed
   */
  public void later(Runnable work) {
    try {
      executor.execute(work);
    } catch (RejectedExecutionException e) {
      throw new IllegalStateException("The inference thread has been closed", e);
    }
  }

  private static <T> T await(Future<T> future) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return future.get();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      throw unwrapped(e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** The exception itself, with the waiting thread's part of the way added. */
  private static RuntimeException unwrapped(Throwable cause) {
    cause.addSuppressed(new Throwable("Waited for by " + Thread.currentThread().getName()));
    if (cause instanceof Error error) {
      throw error;
    }
    return (RuntimeException) cause;
  }

  /** Lets the thread end after the work that it has been given. Idempotent. */
  @Override
  public void close() {
    executor.shutdown();
  }
}
