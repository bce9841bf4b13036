package dev.avatar4j.animation;

import java.util.List;

/** Plays a script once. Not thread-safe. */
public final class ScriptPlayer {
  private final List<ScriptEvent> events;
  private final long startNanos;
  private int next;

  ScriptPlayer(List<ScriptEvent> events, long startNanos) {
    this.events = events;
    this.startNanos = startNanos;
  }

  /**
   * Moves an animator to the time of a frame, by way of each event that is due: an event takes
   * effect at exactly its own time, so that the frame rate does not matter. Use it in place of
   * {@link Animator#update}. Events at the start of the script are applied before the first frame,
   * which shows them without easing.
   *
   * @param animator receives the events and moves on
   * @param timeNanos the time of the frame; not before that of the last
   */
  public void advance(Animator animator, long timeNanos) {
    long now = Math.floorDiv(timeNanos - startNanos + 500, 1000L);
    while (next < events.size() && events.get(next).micros() <= now) {
      ScriptEvent event = events.get(next++);
      long eventNanos = Math.min(timeNanos, startNanos + event.micros() * 1000);
      if (event.micros() > 0) {
        animator.update(eventNanos);
      }
      event.applyTo(animator, eventNanos);
    }
    animator.update(timeNanos);
  }

  /**
   * @return whether every event has been applied
   */
  public boolean finished() {
    return next == events.size();
  }
}
