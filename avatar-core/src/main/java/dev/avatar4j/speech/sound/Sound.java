package dev.avatar4j.speech.sound;

import dev.avatar4j.InvalidInputException;
import java.util.Arrays;

/** A piece of sound of one channel. Immutable and thread-safe. */
public final class Sound {
  /** The lowest sample rate, in Hz. */
  public static final int MIN_RATE = 4000;

  /** The highest sample rate, in Hz. */
  public static final int MAX_RATE = 192_000;

  /** The longest sound, in seconds: an hour. */
  public static final int MAX_SECONDS = 3600;

  /** The most samples, 512 MiB of memory: an hour at 37 kHz. */
  public static final int MAX_SAMPLES = 1 << 27;

  /** Below this is silence: about -50 dB of full scale. */
  private static final float SILENCE = 100 / 32768f;

  private static final float PCM16_FULL_SCALE = 32768;

  private final float[] samples;
  private final int rate;

  private Sound(float[] samples, int rate) {
    this.samples = samples;
    this.rate = rate;
  }

  /**
   * @param samples samples from -1 to 1; louder ones are kept as they are. The array is copied
   * @param rate samples per second, {@value #MIN_RATE} to {@value #MAX_RATE}
   * @return a sound of them
   * @throws InvalidInputException if the rate is out of range, the sound is too long, or a sample
   *     is not finite
   */
  public static Sound of(float[] samples, int rate) {
    return owning(samples.clone(), rate);
  }

  /**
   * @param samples samples of 16-bit PCM
   * @param rate samples per second, {@value #MIN_RATE} to {@value #MAX_RATE}
   * @return a sound of them
   * @throws InvalidInputException if the rate is out of range or the sound is too long
   */
  public static Sound ofPcm16(short[] samples, int rate) {
    float[] scaled = new float[samples.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = samples[i] / PCM16_FULL_SCALE;
    }
    return owning(scaled, rate);
  }

  /** Like {@link #of}, for an array that nobody else keeps. */
  static Sound owning(float[] samples, int rate) {
    requireRate(rate);
    requireLength(samples.length, rate);
    for (int i = 0; i < samples.length; i++) {
      if (!Float.isFinite(samples[i])) {
        throw new InvalidInputException(
            "sound", "Sample " + i + " of the sound is " + samples[i] + ", not a finite number.");
      }
    }
    return new Sound(samples, rate);
  }

  static void requireRate(long rate) {
    if (rate < MIN_RATE || rate > MAX_RATE) {
      throw new InvalidInputException(
          "sound",
          "The sound has "
              + rate
              + " samples per second; from "
              + MIN_RATE
              + " to "
              + MAX_RATE
              + " are taken.");
    }
  }

  static void requireLength(long samples, int rate) {
    if (samples > MAX_SAMPLES || samples > (long) MAX_SECONDS * rate) {
      throw new InvalidInputException(
          "sound",
          "The sound has "
              + samples
              + " samples ("
              + samples / rate
              + " s); at most "
              + MAX_SAMPLES
              + " samples and "
              + MAX_SECONDS
              + " s are taken.");
    }
  }

  /**
   * @return samples per second
   */
  public int rate() {
    return rate;
  }

  /**
   * @return the number of samples
   */
  public int length() {
    return samples.length;
  }

  /**
   * @param index from 0 to less than {@link #length()}
   * @return one sample; full scale is -1 to 1
   */
  public float sample(int index) {
    return samples[index];
  }

  /**
   * @return how long it lasts, in seconds
   */
  public double duration() {
    return samples.length / (double) rate;
  }

  /**
   * @return the samples, as a copy
   */
  public float[] samples() {
    return samples.clone();
  }

  /**
   * @param other samples per second, {@value #MIN_RATE} to {@value #MAX_RATE}
   * @return the same sound at that rate; what cannot be heard at the lower of the two is lost
   * @throws InvalidInputException if the rate is out of range or the sound gets too long
   */
  public Sound atRate(int other) {
    requireRate(other);
    if (other == rate) {
      return this;
    }
    long length = Math.round(samples.length * (double) other / rate);
    requireLength(length, other);
    float[] resampled = new float[(int) length];
    Resampler resampler = new Resampler(rate, other);
    int read = 0;
    for (int i = 0; i < resampled.length; i++) {
      while (!resampler.hasNext()) {
        resampler.push(read < samples.length ? samples[read] : 0);
        read++;
      }
      resampled[i] = resampler.next();
    }
    return new Sound(resampled, other);
  }

  /** The samples themselves, for reading only. */
  float[] shared() {
    return samples;
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
    return (double) first / rate;
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
    return (double) end / rate;
  }

  /**
   * @return whether nothing in it is louder than about -50 dB of full scale
   */
  public boolean isSilent() {
    return soundEnd() == 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Sound sound
        && rate == sound.rate
        && Arrays.equals(samples, sound.samples);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(samples);
  }

  @Override
  public String toString() {
    return duration() + " s of sound at " + rate + " Hz";
  }
}
