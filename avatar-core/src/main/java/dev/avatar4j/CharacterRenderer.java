package dev.avatar4j;

import dev.avatar4j.animation.AnimationFrame;
import dev.avatar4j.animation.Animator;
import dev.avatar4j.image.Frame;
import dev.avatar4j.pipeline.FrameRenderer;
import dev.avatar4j.poser.PoserSession;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Joins an animator and a poser session into the pipeline's renderer. The animator is guarded by
 * one lock that is held for the few microseconds of a step, never while the poser draws; sessions
 * are exchanged between two frames.
 */
final class CharacterRenderer implements FrameRenderer {
  private final Animator animator;
  private final AnimationFrame animation = new AnimationFrame();
  private final AtomicReference<PoserSession> next = new AtomicReference<>();
  private PoserSession session;

  CharacterRenderer(Animator animator, PoserSession session) {
    this.animator = animator;
    this.session = session;
  }

  @Override
  public void render(long timeNanos, Frame out) {
    adoptNextSession();
    synchronized (animator) {
      animator.update(timeNanos);
      animator.apply(animation);
    }
    session.pose(animation.pose(), animation.cels(), out);
  }

  private void adoptNextSession() {
    PoserSession waiting = next.getAndSet(null);
    if (waiting != null) {
      PoserSession outgoing = session;
      session = waiting;
      outgoing.close();
    }
  }

  /** Has the next frame drawn by another session; takes ownership of it. */
  void exchange(PoserSession replacement) {
    PoserSession overtaken = next.getAndSet(replacement);
    if (overtaken != null) {
      overtaken.close();
    }
  }

  void change(Consumer<Animator> change) {
    synchronized (animator) {
      change.accept(animator);
    }
  }

  <T> T ask(Function<Animator, T> question) {
    synchronized (animator) {
      return question.apply(animator);
    }
  }

  /** Closes the sessions; only after the pipeline's thread has ended. */
  void close() {
    adoptNextSession();
    session.close();
  }
}
