package dev.avatar4j.speech.sound;

import java.util.Arrays;

/**
 * Cuts a stream of samples into windows and measures each: the {@link AcousticFrame}, the noise
 * behind it, and how much it agrees with each vowel. The middle of window n lies at n times {@link
 * #SECONDS}, whatever the rate and the size of the pieces. Not thread-safe.
 */
final class SpeechFrames {
  /** The time from one window to the next. */
  static final double SECONDS = FrameAnalyzer.HOP / (double) FrameAnalyzer.RATE;

  /** More periodic than this, a sound counts as voiced. */
  static final float VOICED = 0.5f;

  private static final int RING = 1024;
  private static final int HALF = FrameAnalyzer.WINDOW / 2;
  private static final float NOISE_RISE = 0.04f;
  private static final float NOISE_RISE_IN_PAUSE = 0.6f;
  private static final float NOISE_START = -60;

  private final Resampler resampler;
  private final FrameAnalyzer analyzer;
  private final VowelScorer scorer;
  private final AcousticFrame frame;
  private final float[] ring = new float[RING];
  private final float[] noise;
  private float[] shapes;
  private long resampled;
  private long frames;

  SpeechFrames(int rate) {
    resampler = new Resampler(rate, FrameAnalyzer.RATE);
    FilterBank bank = FilterBank.below(0.46 * Math.min(rate, FrameAnalyzer.RATE));
    analyzer = new FrameAnalyzer(bank);
    scorer = new VowelScorer(bank);
    frame = new AcousticFrame(bank.size());
    noise = new float[bank.size()];
    reset();
  }

  /** Begins anew; what was learned about the speaker stays. */
  void restart() {
    resampler.reset();
    Arrays.fill(ring, 0);
    resampled = 0;
    frames = 0;
  }

  /** Begins anew with another speaker in another room. */
  void reset() {
    restart();
    scorer.reset();
    Arrays.fill(noise, NOISE_START);
  }

  /**
   * @param sample the next sample. {@link #advance()} is to be called until it is false
   */
  void push(float sample) {
    resampler.push(sample);
  }

  /**
   * @return whether one more window was measured
   */
  boolean advance() {
    while (resampler.hasNext()) {
      ring[(int) (resampled++ & (RING - 1))] = resampler.next();
      if (resampled == frames * FrameAnalyzer.HOP + HALF) {
        measure();
        frames++;
        return true;
      }
    }
    return false;
  }

  private void measure() {
    int start = (int) ((resampled - FrameAnalyzer.WINDOW) & (RING - 1));
    analyzer.analyze(ring, start, frame);
    shapes = scorer.score(frame, noise);
    float rise = frame.periodicity < VOICED ? NOISE_RISE_IN_PAUSE : NOISE_RISE;
    for (int b = 0; b < noise.length; b++) {
      noise[b] = Math.max(-100, Math.min(frame.bands[b], noise[b] + rise));
    }
  }

  /** The number of windows measured. */
  long count() {
    return frames;
  }

  /** The window measured last. */
  AcousticFrame frame() {
    return frame;
  }

  /** The probability of each shape for the window measured last, were it a vowel. */
  float[] shapes() {
    return shapes;
  }

  /** How far the window measured last is from any vowel, in dB^2. */
  float distance() {
    return scorer.distance();
  }
}
