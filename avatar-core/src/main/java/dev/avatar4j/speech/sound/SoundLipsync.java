package dev.avatar4j.speech.sound;

import dev.avatar4j.InvalidInputException;
import dev.avatar4j.speech.VisemeSource;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.function.LongSupplier;

/**
 * Moves the mouth to live sound: samples are pushed in pieces of any size as they come, and an
 * avatar reads the mouth at the same time.
 *
 * <pre>{@code
 * SoundLipsync lips = new SoundLipsync(48_000);
 * avatar.speakLive(lips);
 * lips.push(samples, 0, samples.length); // again and again
 * lips.end();
 * }</pre>
 *
 * <p>The mouth is at most {@value #LATENCY_MILLIS} ms behind the sound: 12.5 ms to the end of a
 * window of 25 ms, up to 10 ms to the next window, 15 ms of smoothing, and up to 3 ms to resample.
 * The same samples give the same mouth, however they are cut into pieces.
 *
 * <p>One thread at a time pushes, any thread may read. Neither allocates nor waits.
 */
public final class SoundLipsync implements VisemeSource {
  /** The most that the mouth is behind the sound, in milliseconds. */
  public static final int LATENCY_MILLIS = 41;

  /** How long the mouth keeps its shape when no sound comes, in seconds. */
  private static final double PATIENCE = 0.15;

  /** How long it takes to close then. */
  private static final double CLOSING = 0.1;

  /** How long it stays closed after the end before it is the emotion's again. */
  private static final double TAIL = 0.1;

  private final int rate;
  private final LongSupplier clock;
  private final SpeechFrames frames;
  private final MouthShaper shaper = new MouthShaper();
  private final MouthHistory history = new MouthHistory();
  private volatile boolean ended;
  private volatile long pushed;

  /**
   * @param rate samples per second, {@value Sound#MIN_RATE} to {@value Sound#MAX_RATE}
   * @throws InvalidInputException if the rate is out of range
   */
  public SoundLipsync(int rate) {
    this(rate, System::nanoTime);
  }

  /**
   * @param rate samples per second, {@value Sound#MIN_RATE} to {@value Sound#MAX_RATE}
   * @param nanoTime by which the newest mouth closes when no sound comes, in nanoseconds from an
   *     arbitrary origin
   * @throws InvalidInputException if the rate is out of range
   */
  public SoundLipsync(int rate, LongSupplier nanoTime) {
    Sound.requireRate(rate);
    this.rate = rate;
    clock = nanoTime;
    pushed = nanoTime.getAsLong();
    frames = new SpeechFrames(rate);
  }

  /**
   * @return samples per second
   */
  public int rate() {
    return rate;
  }

  /**
   * @param samples samples of one channel, from -1 to 1; what is not finite counts as 0
   * @param offset the first to use
   * @param length how many to use
   * @throws IndexOutOfBoundsException if they are not in the array; nothing changes
   */
  public void push(float[] samples, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, samples.length);
    for (int i = offset; i < offset + length; i++) {
      push(samples[i]);
    }
    pushed = clock.getAsLong();
  }

  /**
   * @param samples samples of one channel, 16 bits each in the order of the buffer's bytes; read to
   *     the buffer's limit, but for an odd byte, which stays
   */
  public void push(ByteBuffer samples) {
    while (samples.remaining() >= 2) {
      push(samples.getShort() / 32768f);
    }
    pushed = clock.getAsLong();
  }

  private void push(float sample) {
    if (ended) {
      return;
    }
    frames.push(Math.abs(sample) <= Float.MAX_VALUE ? Math.max(-8, Math.min(8, sample)) : 0);
    while (frames.advance()) {
      history.append(shaper.next(frames));
    }
  }

  /** Nothing comes any more: the mouth closes, then is the emotion's. What is pushed is ignored. */
  public void end() {
    ended = true;
  }

  /**
   * @return whether {@link #end()} was called
   */
  public boolean ended() {
    return ended;
  }

  /**
   * @return how much sound the mouth is known for, in seconds
   */
  public double analyzed() {
    return history.count() * SpeechFrames.SECONDS;
  }

  @Override
  public boolean sample(double seconds, float[] weights) {
    long count = history.count();
    double position = seconds == NEWEST ? count - 1 : seconds / SpeechFrames.SECONDS;
    if (!(position >= 0) || count == 0 || isOver(seconds)) {
      return false;
    }
    history.read(position, weights);
    double behind =
        seconds == NEWEST
            ? (clock.getAsLong() - pushed) * 1e-9
            : (position - (count - 1)) * SpeechFrames.SECONDS;
    double missing = behind - (ended ? 0 : PATIENCE);
    if (missing > 0) {
      float left = (float) Math.max(0, 1 - missing / CLOSING);
      for (int k = 0; k < weights.length; k++) {
        weights[k] *= left;
      }
    }
    return true;
  }

  @Override
  public boolean isOver(double seconds) {
    return ended && (seconds == NEWEST || seconds >= analyzed() + TAIL);
  }

  @Override
  public boolean isSmooth() {
    return true;
  }
}
