package dev.avatar4j.speech.synthesis;

import dev.avatar4j.InvalidInputException;
import java.util.Objects;

/**
 * What is to be said, and how. Immutable.
 *
 * @param text the text, at most {@value #MAX_LENGTH} UTF-16 units; usually one sentence
 * @param voice the id of a voice; empty for the engine's default
 * @param speed how fast, against the voice's own tempo: {@value #MIN_SPEED} to {@value #MAX_SPEED};
 *     0.8 to 1.2 sounds well
 */
public record SpeechRequest(String text, String voice, double speed) {
  /** The longest text of one request; longer ones go sentence by sentence. */
  public static final int MAX_LENGTH = 4096;

  /** The slowest speed. */
  public static final double MIN_SPEED = 0.25;

  /** The fastest speed. */
  public static final double MAX_SPEED = 4;

  /** Trims the name of the voice; refuses a text that is too long and a speed out of range. */
  public SpeechRequest {
    Objects.requireNonNull(text);
    voice = voice.strip();
    if (text.length() > MAX_LENGTH) {
      throw new InvalidInputException(
          "text",
          "The text has "
              + text.length()
              + " characters; one request takes "
              + MAX_LENGTH
              + ". Send it sentence by sentence.");
    }
    if (!(speed >= MIN_SPEED && speed <= MAX_SPEED)) {
      throw new InvalidInputException(
          "speed", "The speed is " + speed + "; it needs " + MIN_SPEED + " to " + MAX_SPEED + ".");
    }
  }

  /**
   * @param text the text
   * @return a request for the default voice at its own tempo
   */
  public static SpeechRequest of(String text) {
    return new SpeechRequest(text, "", 1);
  }

  /**
   * @param id the id of a voice
   * @return the same with that voice
   */
  public SpeechRequest withVoice(String id) {
    return new SpeechRequest(text, id, speed);
  }

  /**
   * @param factor how fast
   * @return the same at that speed
   */
  public SpeechRequest withSpeed(double factor) {
    return new SpeechRequest(text, voice, factor);
  }

  /**
   * @param other another text
   * @return the same with that text
   */
  public SpeechRequest withText(String other) {
    return new SpeechRequest(other, voice, speed);
  }
}
