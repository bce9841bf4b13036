package dev.avatar4j.speech.speaking;

import dev.avatar4j.speech.synthesis.SpeechRequest;
import dev.avatar4j.speech.text.SpeechText;

/**
 * A text of any length to be spoken, and how. Immutable.
 *
 * @param text the text as its author wrote it, at most {@value SpeechText#MAX_LENGTH} UTF-16 units;
 *     marks of Markdown, emoji and control characters in it are not spoken
 * @param voice the id of a voice; empty for the engine's default
 * @param speed how fast, against the voice's own tempo: {@value SpeechRequest#MIN_SPEED} to {@value
 *     SpeechRequest#MAX_SPEED}
 */
public record SpeakRequest(String text, String voice, double speed) {
  /**
   * Trims the name of the voice.
   *
   * @throws dev.avatar4j.InvalidInputException if the text is too long or nothing in it can be
   *     spoken, or the speed is out of range
   */
  public SpeakRequest {
    SpeechText.require(text);
    voice = new SpeechRequest("", voice, speed).voice();
  }

  /**
   * @param text the text
   * @return a request for the default voice at its own tempo
   */
  public static SpeakRequest of(String text) {
    return new SpeakRequest(text, "", 1);
  }

  /**
   * @param id the id of a voice; empty for the engine's default
   * @return the same with that voice
   */
  public SpeakRequest withVoice(String id) {
    return new SpeakRequest(text, id, speed);
  }

  /**
   * @param factor how fast
   * @return the same at that speed
   */
  public SpeakRequest withSpeed(double factor) {
    return new SpeakRequest(text, voice, factor);
  }
}
