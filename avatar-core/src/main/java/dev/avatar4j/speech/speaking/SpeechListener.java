package dev.avatar4j.speech.speaking;

import dev.avatar4j.speech.WordTiming;

/**
 * Is told what a {@link Speaker} does, in order and by one thread. A listener must not block, since
 * the speech waits for it; what it throws is logged and changes nothing. It may call the speaker.
 */
public interface SpeechListener {
  /**
   * A speech begins to be heard. Comes once, and not at all if nothing of the speech is ever heard.
   *
   * @param speech the speech
   */
  default void onSpeechStarted(Speech speech) {}

  /**
   * The sound of a sentence is there, maybe long before it is heard.
   *
   * @param sentence the sentence
   */
  default void onSentenceReady(SpokenSentence sentence) {}

  /**
   * A sentence is left out: it could not be synthesized, or the output could not begin to play it.
   *
   * @param speech the speech
   * @param index which sentence of it, from 0
   * @param reason why, for people to read
   */
  default void onSentenceSkipped(Speech speech, int index, String reason) {}

  /**
   * A sentence begins to be heard.
   *
   * @param sentence the sentence
   * @param startNanos when its sound began or begins, on the clock of the stage
   */
  default void onSentenceStarted(SpokenSentence sentence, long startNanos) {}

  /**
   * The sound is not where it should be: it began late, paused, or was moved.
   *
   * @param sentence the sentence being heard
   * @param startNanos when it would have begun to be where it is now
   */
  default void onSentenceMoved(SpokenSentence sentence, long startNanos) {}

  /**
   * A word begins to be heard: a caption. Each word comes once, in order; its times are the
   * engine's or, where there are none, estimated.
   *
   * @param sentence its sentence
   * @param word the word, with times in the sound of the sentence
   */
  default void onWord(SpokenSentence sentence, WordTiming word) {}

  /**
   * A sentence that was started is over, or was stopped. Comes once.
   *
   * @param sentence the sentence
   */
  default void onSentenceEnded(SpokenSentence sentence) {}

  /**
   * A speech is over, whatever happened. Comes exactly once for every speech that was accepted, and
   * nothing about the speech comes after it.
   *
   * @param speech the speech
   * @param end how it ended
   */
  default void onSpeechEnded(Speech speech, SpeechEnd end) {}
}
