package dev.avatar4j.server.speech;

import dev.avatar4j.AvatarException;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.server.avatars.OverloadedException;
import dev.avatar4j.server.recording.Ffmpeg;
import dev.avatar4j.speech.sound.Sound;
import dev.avatar4j.speech.sound.WavWriter;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Brings sound into the formats it is sent in. Thread-safe. */
public final class AudioEncoder {
  /** The longest encoded sound: more than an hour in any format but WAV and FLAC. */
  private static final int MOST_BYTES = 64 << 20;

  /** How many programs may run at once, for all avatars. */
  private static final int PLACES = 4;

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Ffmpeg ffmpeg;
  private final int places;
  private final Duration patience;
  private final Semaphore free;

  /**
   * @param ffmpeg makes all formats but WAV and PCM
   */
  public AudioEncoder(Ffmpeg ffmpeg) {
    this(ffmpeg, PLACES, PATIENCE);
  }

  /**
   * @param ffmpeg makes all formats but WAV and PCM
   * @param places how many sounds it may make at once
   * @param patience how long others wait for their turn before they are refused
   */
  AudioEncoder(Ffmpeg ffmpeg, int places, Duration patience) {
    this.ffmpeg = ffmpeg;
    this.places = places;
    this.patience = patience;
    free = new Semaphore(places, true);
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
   * @throws OverloadedException if too many sounds are being encoded already
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
    awaitTurn();
    try {
      return ffmpeg.encodeSound(wav, format.codec(), MOST_BYTES);
    } catch (IOException e) {
      throw new AvatarException(
          "The sound could not be encoded: " + e.getMessage() + " Ask for wav instead.", e);
    } finally {
      free.release();
    }
  }

  private void awaitTurn() {
    boolean turn = false;
    try {
      turn = free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!turn) {
      throw new OverloadedException(
          "format",
          "The server is busy encoding "
              + places
              + " sounds; try again in a moment, or ask for wav, which needs no encoding.");
    }
  }
}
