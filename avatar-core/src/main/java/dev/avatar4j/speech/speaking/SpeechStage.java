package dev.avatar4j.speech.speaking;

import dev.avatar4j.speech.VisemeTrack;

/** Whose mouth speaks, such as an {@link dev.avatar4j.Avatar}. Thread-safe; never blocks. */
public interface SpeechStage {
  /**
   * Has the mouth follow speech. Speech in progress is replaced.
   *
   * @param track the sounds
   * @param startNanos when time 0 of the track is heard, on the clock of {@link #nanoTime()}; it
   *     may lie in the past or in the future
   */
  void speak(VisemeTrack track, long startNanos);

  /** Ends the speech; the mouth is the emotion's again. */
  void stopSpeaking();

  /**
   * @return the time on the clock that the mouth moves by, in nanoseconds
   */
  long nanoTime();
}
