package dev.avatar4j.speech.synthesis;

import dev.avatar4j.speech.VisemeTrack;

/** Finds out from sound alone what the mouth does. Thread-safe. */
@FunctionalInterface
public interface SoundLipsync {
  /**
   * @param audio the sound
   * @return what the mouth does; as long as the sound
   */
  VisemeTrack track(SpeechAudio audio);
}
