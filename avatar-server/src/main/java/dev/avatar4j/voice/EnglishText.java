package dev.avatar4j.voice;

import dev.avatar4j.InvalidInputException;
import dev.avatar4j.speech.text.AsciiText;
import dev.avatar4j.speech.text.SpeechText;

/** Text for voices that read English in ASCII. */
public final class EnglishText {
  private EnglishText() {}

  /**
   * @param text text to speak
   * @param voice the voice, for messages
   * @return the same in ASCII on one line, without what the voice cannot read
   * @throws InvalidInputException if nothing is left that it could say
   */
  public static String of(String text, String voice) {
    String ascii = AsciiText.fold(text).replace('\n', ' ');
    if (!SpeechText.isSpeakable(ascii)) {
      throw new InvalidInputException(
          "text",
          "The voice "
              + voice
              + " speaks English and can say nothing of this text; use a speech server with a voice"
              + " of its language.");
    }
    return ascii;
  }
}
