package dev.avatar4j.animation;

import java.util.List;

/** Plays a script once. Not thread-safe. */
public final class ScriptPlayer {
  private final List<ScriptEvent> events;
  private int next;

  ScriptPlayer(List<ScriptEvent> events) {
    this.events = events;
  }

  /**
   * Applies the events not yet applied whose time has come. Call it before {@link Animator#update},
   * so that an event takes effect in the first frame at or after its time.
   *
   * @param seconds the time of the coming frame, in seconds from the start of the script
   * @param animator receives the events
   */
  public void applyUpTo(double seconds, Animator animator) {
    long now = ScriptEvent.micros(seconds);
    while (next < events.size() && events.get(next).micros() <= now) {
      events.get(next++).applyTo(animator);
    }
  }

  /**
   * @return whether every event has been applied
   */
  public boolean finished() {
    return next == events.size();
  }
}
