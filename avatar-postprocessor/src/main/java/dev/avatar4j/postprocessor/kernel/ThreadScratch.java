package dev.avatar4j.postprocessor.kernel;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;

/**
 * Scratch memory for tasks that run on several threads at the same time: each takes one piece and
 * gives it back. There are as many pieces as ever were in use at the same time. Thread-safe,
 * without locks; allocates only new pieces.
 *
 * @param <T> a piece
 */
public final class ThreadScratch<T> {
  /** More threads than this at the same time make their pieces anew each time. */
  private static final int PLACES = 64;

  private final AtomicReferenceArray<T> idle = new AtomicReferenceArray<>(PLACES);
  private final Supplier<T> maker;

  /**
   * @param maker makes a piece
   */
  public ThreadScratch(Supplier<T> maker) {
    this.maker = maker;
  }

  /**
   * @return a piece that nobody else uses until it is given back
   */
  public T take() {
    for (int i = 0; i < PLACES; i++) {
      T piece = idle.get(i) == null ? null : idle.getAndSet(i, null);
      if (piece != null) {
        return piece;
      }
    }
    return maker.get();
  }

  /**
   * @param piece one that was taken
   */
  public void giveBack(T piece) {
    for (int i = 0; i < PLACES; i++) {
      if (idle.compareAndSet(i, null, piece)) {
        return;
      }
    }
  }

  /** Forgets all pieces; none may be in use. */
  public void clear() {
    for (int i = 0; i < PLACES; i++) {
      idle.set(i, null);
    }
  }
}
