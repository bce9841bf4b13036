package dev.avatar4j.speech.speaking;

/**
 * How a speech ended. Immutable.
 *
 * @param kind what happened
 * @param message for a speech that failed, why; for one that completed, what was left out; else
 *     empty
 */
public record SpeechEnd(Kind kind, String message) {
  /** What can happen to a speech. */
  public enum Kind {
    /** It was said to its end, though sentences may be missing; then the message says so. */
    COMPLETED,
    /** It was stopped, maybe before it began. */
    STOPPED,
    /** Not one of its sentences could be said. */
    FAILED
  }

  static final SpeechEnd STOPPED = new SpeechEnd(Kind.STOPPED, "");
}
