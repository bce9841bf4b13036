package dev.avatar4j.poser.djl.hybrid;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Paints faces for all sessions of a poser on one thread: one face per turn, sessions in rotation,
 * what a frame wants before what is painted ahead. Between two faces the thread is free for others.
 */
final class FaceWorker {
  private final Executor thread;
  private final List<FaceSlot> slots = new CopyOnWriteArrayList<>();
  private final AtomicBoolean awake = new AtomicBoolean();

  /** Of the thread of the faces. */
  private int turn;

  /**
   * @param thread runs tasks one after the other
   */
  FaceWorker(Executor thread) {
    this.thread = thread;
  }

  void add(FaceSlot slot) {
    slots.add(slot);
  }

  void remove(FaceSlot slot) {
    slots.remove(slot);
    slot.want(null);
  }

  /** Tells that a face is wanted. */
  void wake() {
    if (awake.compareAndSet(false, true)) {
      try {
        thread.execute(this::work);
      } catch (RejectedExecutionException e) {
        // The poser closes; its sessions are told so by their next frame.
        awake.set(false);
      }
    }
  }

  private void work() {
    try {
      if (!paintOne(false)) {
        paintOne(true);
      }
    } finally {
      awake.set(false);
      for (FaceSlot slot : slots) {
        if (slot.wanted() != null) {
          wake();
        }
      }
    }
  }

  private boolean paintOne(boolean ahead) {
    FaceSlot[] all = slots.toArray(FaceSlot[]::new);
    for (int i = 0; i < all.length; i++) {
      int at = (turn + i) % all.length;
      if (all[at].paintWanted(ahead)) {
        turn = at + 1;
        return true;
      }
    }
    return false;
  }

  /**
   * Runs something on the thread of the faces and waits for it.
   *
   * @param task what to run
   * @return its result
   * @throws IllegalStateException if the thread has ended
   */
  <T> T call(Callable<T> task) {
    FutureTask<T> future = new FutureTask<>(task);
    try {
      thread.execute(future);
    } catch (RejectedExecutionException e) {
      throw new IllegalStateException("This hybrid poser is closed.", e);
    }
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
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
