package dev.avatar4j.speech.speaking;

/**
 * Who plays the sound of one {@link Speaker}. The speaker calls it from one thread, for one
 * sentence after the other: the next one comes as soon as the former has ended or was stopped.
 */
@FunctionalInterface
public interface SpeechOutput extends AutoCloseable {
  /**
   * Begins to play a sentence. Must not block; the listener is told when it is really heard.
   *
   * @param sentence what to play
   * @param listener to be told {@link PlaybackListener#started}, and {@link PlaybackListener#ended}
   *     or {@link PlaybackListener#failed} in the end
   * @return how to stop it
   */
  Playback play(SpokenSentence sentence, PlaybackListener listener);

  /** Frees what it holds. Nothing is being played. */
  @Override
  default void close() {}
}
