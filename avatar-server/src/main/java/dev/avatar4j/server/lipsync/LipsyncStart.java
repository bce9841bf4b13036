package dev.avatar4j.server.lipsync;

import dev.avatar4j.InvalidInputException;

/**
 * When the mouth begins to follow a sound.
 *
 * @param onReport whether it waits until a client reports that the sound plays
 * @param millis else how long from now, 0..{@value #MAX_MILLIS}
 */
public record LipsyncStart(boolean onReport, double millis) {
  /** The longest delay. */
  public static final int MAX_MILLIS = 60_000;

  /** At once. */
  public static final LipsyncStart NOW = new LipsyncStart(false, 0);

  /** Once the sound is reported to play. */
  public static final LipsyncStart ON_REPORT = new LipsyncStart(true, 0);

  /** Refuses delays that are out of range. */
  public LipsyncStart {
    if (!(millis >= 0 && millis <= MAX_MILLIS)) {
      throw new InvalidInputException(
          "start", "start is " + millis + "; it needs milliseconds from 0 to 60000.");
    }
  }
}
