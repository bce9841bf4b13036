package dev.avatar4j.speech.speaking;

/**
 * Is told by a {@link SpeechOutput} how playing a sentence goes. May be called from any thread,
 * also while {@link SpeechOutput#play} has not returned; never blocks. What is told after the end
 * is ignored.
 */
public interface PlaybackListener {
  /**
   * The sound is heard. The mouth starts now.
   *
   * @param nanos when its first sample was or will be heard, on the clock of the stage
   */
  void started(long nanos);

  /**
   * Where the sound is. The mouth is put right when it is off by more than 40 ms. Implies that the
   * sound has started.
   *
   * @param seconds the time in the sound
   * @param nanos when it was there, on the clock of the stage
   */
  void position(double seconds, long nanos);

  /** The last sample was heard, or playing ended otherwise. */
  void ended();

  /**
   * The sound cannot be played, or not to its end.
   *
   * @param reason why, for people to read
   */
  void failed(String reason);
}
