package dev.avatar4j.speech.speaking;

/** Plays to nobody: the sentence takes as long as its sound, by the clock alone. Thread-safe. */
public final class ClockOutput implements SpeechOutput {
  private final SpeechTimer timer;

  /**
   * @param timer whose clock to go by
   */
  public ClockOutput(SpeechTimer timer) {
    this.timer = timer;
  }

  @Override
  public Playback play(SpokenSentence sentence, PlaybackListener listener) {
    return play(sentence, 0, listener);
  }

  /**
   * Takes over a sentence that somebody else has begun to play.
   *
   * @param sentence the sentence
   * @param seconds how much of it was heard; 0 begins it
   * @param listener to be told
   * @return how to stop it
   */
  public Playback play(SpokenSentence sentence, double seconds, PlaybackListener listener) {
    long now = timer.nanoTime();
    listener.position(seconds, now);
    long end = now + Math.round(1e9 * (sentence.clip().duration() - seconds));
    SpeechTimer.Scheduled ending = timer.at(end, listener::ended);
    return ending::cancel;
  }
}
