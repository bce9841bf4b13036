package dev.avatar4j.voice;

import dev.avatar4j.AvatarException;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.speech.sound.Sound;
import dev.avatar4j.speech.sound.WavReader;

/** The WAV files that speech engines write; a broken one is the engine's fault, not the user's. */
public final class EngineWav {
  private EngineWav() {}

  /**
   * @param bytes a WAV file
   * @param engine who wrote it, for messages
   * @return its sound
   * @throws AvatarException if it is none; the message names the engine and the reason
   */
  public static Sound read(byte[] bytes, String engine) {
    try {
      return WavReader.read(bytes);
    } catch (InvalidInputException e) {
      throw new AvatarException(
          "The speech engine " + engine + " sent a broken WAV: " + e.getMessage(), e);
    }
  }
}
