package dev.avatar4j.speech.speaking;

/** A sentence that is being played. */
@FunctionalInterface
public interface Playback {
  /** Silences it at once, if it is still to be heard. Does not block; twice is fine. */
  void stop();
}
