package dev.avatar4j;

import dev.avatar4j.animation.AnimationFrame;
import dev.avatar4j.animation.Animator;
import dev.avatar4j.image.Frame;
import dev.avatar4j.pipeline.FrameRenderer;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Joins an animator and a character into the pipeline's renderer. The animator is guarded by one
 * lock that is held for the few microseconds of a step, never while the poser draws; characters are
 * exchanged between two frames.
 */
final class CharacterRenderer implements FrameRenderer {
  private final Animator animator;
  private final AnimationFrame animation = new AnimationFrame();
  private final AtomicReference<CharacterStage> next = new AtomicReference<>();
  private CharacterStage stage;

  CharacterRenderer(Animator animator, CharacterStage stage) {
    this.animator = animator;
    this.stage = stage;
    animator.setCels(stage.cels());
  }

  @Override
  public void render(long timeNanos, Frame out) {
    adoptNext();
    synchronized (animator) {
      animator.update(timeNanos);
      animator.apply(animation);
    }
    stage.draw(animation, out);
  }

  private void adoptNext() {
    CharacterStage waiting = next.getAndSet(null);
    if (waiting != null) {
      CharacterStage outgoing = stage;
      stage = waiting;
      synchronized (animator) {
        animator.setCels(waiting.cels());
      }
      outgoing.close();
    }
  }

  /** Has the next frame show another character; takes ownership of it. */
  void exchange(CharacterStage replacement) {
    CharacterStage overtaken = next.getAndSet(replacement);
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

  /** Closes the characters; only after the pipeline's thread has ended. */
  void close() {
    adoptNext();
    stage.close();
  }
}
