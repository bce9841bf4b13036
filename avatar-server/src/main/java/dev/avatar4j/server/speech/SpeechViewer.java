package dev.avatar4j.server.speech;

/** Somebody who watches an avatar and hears of its speech. Thread-safe; never blocks. */
public interface SpeechViewer {
  /**
   * @param message a message of {@link SpeechMessages}, sent as JSON
   */
  void send(Object message);

  /**
   * @return whether it plays the sound and tells how far it is
   */
  boolean playsSound();
}
