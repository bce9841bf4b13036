package dev.avatar4j.speech.sound;

import java.util.Arrays;

/**
 * Turns a stream of samples of one rate into another rate, by a windowed sinc (Kaiser, 9 zero
 * crossings on each side): flat to 0.85 of the lower Nyquist frequency, images and aliases 70 dB
 * down. The output's first sample falls on the input's first; the silence before it is taken as
 * given. Whatever the size of the pieces, the samples are the same.
 *
 * <p>Not thread-safe. After construction it allocates nothing.
 */
final class Resampler {
  private static final int CROSSINGS = 9;
  private static final int PHASES = 256;
  private static final double BETA = 7;
  private static final double CUTOFF = 0.92;

  private final int inRate;
  private final int outRate;
  private final int half;
  private final float[] kernel;
  private final float[] ring;
  private final int mask;
  private long taken;
  private long given;

  Resampler(int inRate, int outRate) {
    this.inRate = inRate;
    this.outRate = outRate;
    double cutoff = CUTOFF * Math.min(1, outRate / (double) inRate);
    half = (int) Math.ceil(CROSSINGS / cutoff);
    kernel = new float[(PHASES + 1) * 2 * half];
    for (int phase = 0; phase <= PHASES; phase++) {
      for (int k = 0; k < 2 * half; k++) {
        double x = k - half + 1 - phase / (double) PHASES;
        kernel[phase * 2 * half + k] = (float) (cutoff * sinc(cutoff * x) * kaiser(x / half));
      }
    }
    ring = new float[Integer.highestOneBit(2 * half) * 2];
    mask = ring.length - 1;
  }

  /** How many samples of the input follow a moment before its output is known. */
  int lookAhead() {
    return inRate == outRate ? 0 : half;
  }

  /**
   * @param sample the next sample
   */
  void push(float sample) {
    ring[(int) (taken++ & mask)] = sample;
  }

  /**
   * @return whether a sample of the output is due; {@link #next()} gives it. To be emptied after
   *     each {@link #push}
   */
  boolean hasNext() {
    return given * inRate / outRate + lookAhead() < taken;
  }

  float next() {
    long scaled = given++ * inRate;
    long base = scaled / outRate;
    if (inRate == outRate) {
      return ring[(int) (base & mask)];
    }
    double position = (scaled - base * outRate) * (double) PHASES / outRate;
    int phase = (int) position;
    float between = (float) (position - phase);
    int row = phase * 2 * half;
    float sum = 0;
    for (int k = 0; k < 2 * half; k++) {
      float weight = kernel[row + k] + between * (kernel[row + 2 * half + k] - kernel[row + k]);
      sum += weight * ring[(int) ((base - half + 1 + k) & mask)];
    }
    return sum;
  }

  void reset() {
    taken = 0;
    given = 0;
    Arrays.fill(ring, 0);
  }

  private static double sinc(double x) {
    return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
  }

  private static double kaiser(double x) {
    return Math.abs(x) >= 1 ? 0 : bessel(BETA * Math.sqrt(1 - x * x)) / bessel(BETA);
  }

  /** The modified Bessel function of order 0, by its series. */
  private static double bessel(double x) {
    double sum = 1;
    double term = 1;
    for (int k = 1; term > 1e-12 * sum; k++) {
      term *= x * x / (4.0 * k * k);
      sum += term;
    }
    return sum;
  }
}
