package dev.avatar4j.speech;

import dev.avatar4j.InvalidInputException;
import java.util.Objects;

/**
 * What the mouth does from one time to another. Immutable.
 *
 * @param start when it begins, in seconds from the start of the speech, 0 or later
 * @param end when it ends; not before the start, and at most {@value VisemeTrack#MAX_SECONDS}
 * @param viseme what the mouth does
 */
public record VisemeEvent(double start, double end, Viseme viseme) {
  /** Refuses times that are negative, not finite, too late or in the wrong order. */
  public VisemeEvent {
    Objects.requireNonNull(viseme);
    if (!(start >= 0 && end >= start && end <= VisemeTrack.MAX_SECONDS)) {
      throw new InvalidInputException(
          "speech",
          "A sound lasts from "
              + start
              + " s to "
              + end
              + " s; it needs times from 0 to "
              + (int) VisemeTrack.MAX_SECONDS
              + " in order.");
    }
  }

  /**
   * @return how long it lasts, in seconds
   */
  public double duration() {
    return end - start;
  }
}
