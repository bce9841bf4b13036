package dev.avatar4j.animation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.emotion.EmotionLibrary;
import java.util.List;

/**
 * A scene: what happens to the character at which time. Immutable and thread-safe; {@link
 * #player()} plays it.
 *
 * <p>In JSON it is a list of events, or {@code {"events": [...]}}. Each event has a time {@code at}
 * in seconds and one or more of {@code emotion} (a name, or names and weights), {@code talking}
 * (true or false), {@code speak} (a viseme track, or null to stop), {@code gaze} ({@code [x, y]},
 * {@code "away"} or null), {@code effect} (the name of an effect to play), {@code data_eyes} (true
 * or false), {@code overrides} (morph and cel keys and values; replaces all overrides; with {@code
 * fade} and {@code expiry} in seconds) and {@code settings} (some animator settings; the others
 * stay).
 */
public final class AnimationScript {
  /** A scene in which nothing happens. */
  public static final AnimationScript EMPTY = new AnimationScript(List.of());

  private final List<ScriptEvent> events;

  AnimationScript(List<ScriptEvent> events) {
    this.events = List.copyOf(events);
  }

  /**
   * Reads a script that uses the built-in emotions.
   *
   * @param script the JSON value
   * @return the script
   * @throws dev.avatar4j.InvalidInputException if anything is wrong with it; the message lists
   *     every problem with the index of its event
   */
  public static AnimationScript parse(JsonNode script) {
    return parse(script, EmotionLibrary.factory());
  }

  /**
   * Reads a script.
   *
   * @param script the JSON value
   * @param emotions the emotions it may use
   * @return the script
   * @throws dev.avatar4j.InvalidInputException if anything is wrong with it; the message lists
   *     every problem with the index of its event
   */
  public static AnimationScript parse(JsonNode script, EmotionLibrary emotions) {
    return parse(script, emotions, AnimatorSettings.DEFAULTS);
  }

  /**
   * Reads a script for an animator with settings of its own.
   *
   * @param script the JSON value
   * @param emotions the emotions it may use
   * @param settings the settings it begins with
   * @return the script
   * @throws dev.avatar4j.InvalidInputException if anything is wrong with it; the message lists
   *     every problem with the index or the time of its event
   */
  public static AnimationScript parse(
      JsonNode script, EmotionLibrary emotions, AnimatorSettings settings) {
    return new ScriptReader(emotions, settings).read(script);
  }

  /**
   * @return how many events there are
   */
  public int size() {
    return events.size();
  }

  /**
   * @return the time of the last event in seconds; 0 if there is none
   */
  public double durationSeconds() {
    return events.isEmpty() ? 0 : events.get(events.size() - 1).micros() * 1e-6;
  }

  /**
   * @return a player of this script that begins at time 0
   */
  public ScriptPlayer player() {
    return player(0);
  }

  /**
   * @param startNanos the frame time at which the script begins
   * @return a player of this script
   */
  public ScriptPlayer player(long startNanos) {
    return new ScriptPlayer(events, startNanos);
  }
}
