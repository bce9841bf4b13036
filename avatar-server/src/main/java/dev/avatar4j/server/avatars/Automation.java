package dev.avatar4j.server.avatars;

import dev.avatar4j.InvalidInputException;

/**
 * What an avatar does by itself.
 *
 * @param emotionResetSeconds seconds without speech and without a new emotion after which it shows
 *     neutral; 0 for never
 * @param idlePauseSeconds seconds without activity after which drawing pauses until there is some;
 *     0 for never
 * @param dataEyesCounted whether data eyes stay on until they were stopped as often as started; if
 *     not, the first stop ends them
 */
public record Automation(
    double emotionResetSeconds, double idlePauseSeconds, boolean dataEyesCounted) {
  /** Nothing by itself; data eyes are counted. */
  public static final Automation DEFAULTS = new Automation(0, 0, true);

  /** The longest time, in seconds: a day. */
  public static final double MAX_SECONDS = 86_400;

  /** Refuses times out of range. */
  public Automation {
    check("emotion_reset_seconds", emotionResetSeconds);
    check("idle_pause_seconds", idlePauseSeconds);
  }

  private static void check(String field, double seconds) {
    if (!(seconds >= 0 && seconds <= MAX_SECONDS)) {
      throw new InvalidInputException(
          field, field + " is " + seconds + "; it needs a number from 0 (never) to 86400.");
    }
  }

  /**
   * @param seconds until neutral is shown again; 0 for never
   * @return this with that one changed
   */
  public Automation withEmotionResetSeconds(double seconds) {
    return new Automation(seconds, idlePauseSeconds, dataEyesCounted);
  }

  /**
   * @param seconds until drawing pauses; 0 for never
   * @return this with that one changed
   */
  public Automation withIdlePauseSeconds(double seconds) {
    return new Automation(emotionResetSeconds, seconds, dataEyesCounted);
  }

  /**
   * @param counted whether starts and stops of data eyes are counted
   * @return this with that one changed
   */
  public Automation withDataEyesCounted(boolean counted) {
    return new Automation(emotionResetSeconds, idlePauseSeconds, counted);
  }
}
