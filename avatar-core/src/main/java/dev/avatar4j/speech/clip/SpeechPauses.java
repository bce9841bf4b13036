package dev.avatar4j.speech.clip;

/**
 * How long a whole speech is silent where, in seconds. What silence the sentences bring themselves
 * counts, so these are the shortest ones.
 *
 * @param before before the first sound
 * @param between from the last sound of a sentence to the first of the next
 * @param after after the last sound
 */
public record SpeechPauses(double before, double between, double after) {
  /**
   * As people speak: a little to get ready, a breath between two sentences, and time for the mouth
   * to close at the end.
   */
  public static final SpeechPauses NATURAL = new SpeechPauses(0.3, 0.45, 0.5);

  /** For sound that is to stay where it is: nothing is put before it or into it. */
  public static final SpeechPauses AFTER_ONLY = new SpeechPauses(0, 0, 0.5);

  /** Refuses what is negative or not finite. */
  public SpeechPauses {
    if (!(before >= 0 && between >= 0 && after >= 0 && before + between + after < 60)) {
      throw new IllegalArgumentException(
          "Pauses last from 0 to a minute; got " + before + ", " + between + ", " + after);
    }
  }
}
