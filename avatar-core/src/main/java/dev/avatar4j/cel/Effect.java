package dev.avatar4j.cel;

import java.util.List;

/**
 * An effect drawn around the character when an emotion sets in, or on demand. Immutable.
 *
 * @param name its name, such as {@code angervein}
 * @param enabled whether emotions trigger it
 * @param emotions the emotions that trigger it
 * @param type how the pictures follow one another
 * @param fps pictures per second, 0..60; used by types that {@link EffectType#cycles() cycle}; 0
 *     shows the first picture all the time
 * @param duration how long it lasts in seconds, 0..60; 0 switches it off
 * @param cels names of the pictures in the order they are shown, each beginning with {@code fx_};
 *     repeats allowed
 */
public record Effect(
    String name,
    boolean enabled,
    List<String> emotions,
    EffectType type,
    double fps,
    double duration,
    List<String> cels) {
  /** Copies the lists. */
  public Effect {
    emotions = List.copyOf(emotions);
    cels = List.copyOf(cels);
  }
}
