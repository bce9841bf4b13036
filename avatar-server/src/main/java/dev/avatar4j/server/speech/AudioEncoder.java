package dev.avatar4j.server.speech;

import dev.avatar4j.AvatarException;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.server.recording.Ffmpeg;
import dev.avatar4j.speech.sound.Sound;
import dev.avatar4j.speech.sound.WavWriter;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Brings sound into the formats it is sent in. Thread-safe. */
public final class AudioEncoder {
  /** The longest encoded sound: more than an hour in any format but WAV and FLAC. */
  private static final int MOST_BYTES = 64 << 20;

  private final Ffmpeg ffmpeg;

  /**
   * @param ffmpeg makes all formats but WAV and PCM
   */
  public AudioEncoder(Ffmpeg ffmpeg) {
    this.ffmpeg = ffmpeg;
  }

  /**
   * @return the formats that can be made here
   */
  public List<AudioFormat> formats() {
    return Arrays.stream(AudioFormat.values()).filter(this::can).toList();
  }

  /**
   * @param format a format
   * @return whether it can be made here
   */
  public boolean can(AudioFormat format) {
    try {
      require("format", format);
      return true;
    } catch (InvalidInputException e) {
      return false;
    }
  }

  /**
   * @param field what asked for the format
   * @param format a format
   * @throws InvalidInputException if it cannot be made here; the message says what is missing
   */
  public void require(String field, AudioFormat format) {
    format
        .encoder()
        .ifPresent(encoder -> ffmpeg.require(field, encoder, format.name() + " sounds"));
  }

  /**
   * @param sound what to encode
   * @param format how
   * @return the bytes of a file
   * @throws AvatarException if that fails; the message says why
   */
  public byte[] encode(Sound sound, AudioFormat format) {
    if (format == AudioFormat.PCM) {
      return WavWriter.toPcm(sound);
    }
    byte[] wav = WavWriter.toBytes(sound);
    if (format == AudioFormat.WAV) {
      return wav;
    }
    try {
      return ffmpeg.encodeSound(wav, format.codec(), MOST_BYTES);
    } catch (IOException e) {
      throw new AvatarException(
          "The sound could not be encoded: " + e.getMessage() + " Ask for wav instead.", e);
    }
  }
}
