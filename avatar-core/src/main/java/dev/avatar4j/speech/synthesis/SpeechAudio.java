package dev.avatar4j.speech.synthesis;

import dev.avatar4j.InvalidInputException;
import dev.avatar4j.speech.VisemeTrack;
import java.util.Arrays;

/** Sound in memory: 16-bit PCM, one channel. Immutable and thread-safe. */
public final class SpeechAudio {
  /** The lowest sample rate, in Hz. */
  public static final int MIN_RATE = 4000;

  /** The highest sample rate, in Hz. */
  public static final int MAX_RATE = 192_000;

  /** Below this, out of 32768, is silence: about -50 dB. */
  private static final int SILENCE = 100;

  private final short[] samples;
  private final int sampleRate;

  private SpeechAudio(short[] samples, int sampleRate) {
    this.samples = samples;
    this.sampleRate = sampleRate;
  }

  /**
   * @param samples the samples; copied
   * @param sampleRate samples per second, {@value #MIN_RATE} to {@value #MAX_RATE}
   * @return sound of them
   * @throws InvalidInputException if the rate is out of range, or the sound lasts longer than
   *     {@link VisemeTrack#MAX_SECONDS}
   */
  public static SpeechAudio of(short[] samples, int sampleRate) {
    if (sampleRate < MIN_RATE || sampleRate > MAX_RATE) {
      throw new InvalidInputException(
          "audio",
          "The sample rate is "
              + sampleRate
              + " Hz; it needs "
              + MIN_RATE
              + " to "
              + MAX_RATE
              + ".");
    }
    if (samples.length > VisemeTrack.MAX_SECONDS * sampleRate) {
      throw new InvalidInputException(
          "audio",
          "The sound lasts "
              + samples.length / sampleRate
              + " s; at most "
              + (int) VisemeTrack.MAX_SECONDS
              + " are taken.");
    }
    return new SpeechAudio(samples.clone(), sampleRate);
  }

  /**
   * @return a copy of the samples
   */
  public short[] samples() {
    return samples.clone();
  }

  /**
   * @return how many samples there are
   */
  public int length() {
    return samples.length;
  }

  /**
   * @param index 0 to {@link #length()} - 1
   * @return the sample there
   */
  public short sample(int index) {
    return samples[index];
  }

  /**
   * @return samples per second
   */
  public int sampleRate() {
    return sampleRate;
  }

  /**
   * @return how long it lasts, in seconds
   */
  public double duration() {
    return (double) samples.length / sampleRate;
  }

  /**
   * @return when the first sound above about -50 dB of full scale is heard, in seconds; the
   *     duration if there is none
   */
  public double soundStart() {
    int first = 0;
    while (first < samples.length && Math.abs(samples[first]) < SILENCE) {
      first++;
    }
    return (double) first / sampleRate;
  }

  /**
   * @return when the last sound above about -50 dB of full scale ends, in seconds; 0 if there is
   *     none
   */
  public double soundEnd() {
    int end = samples.length;
    while (end > 0 && Math.abs(samples[end - 1]) < SILENCE) {
      end--;
    }
    return (double) end / sampleRate;
  }

  /**
   * @return whether nothing in it is louder than about -50 dB of full scale
   */
  public boolean isSilent() {
    return soundEnd() == 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SpeechAudio audio
        && sampleRate == audio.sampleRate
        && Arrays.equals(samples, audio.samples);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(samples);
  }

  @Override
  public String toString() {
    return duration() + " s at " + sampleRate + " Hz";
  }
}
