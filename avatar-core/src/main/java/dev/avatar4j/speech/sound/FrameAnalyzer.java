package dev.avatar4j.speech.sound;

import java.util.Arrays;

/**
 * Measures windows of sound at {@link #RATE}: {@link #WINDOW} samples every {@link #HOP}, Hann
 * shaped. Not thread-safe. Allocates nothing after construction.
 */
final class FrameAnalyzer {
  /** The samples per second that the analysis works at. */
  static final int RATE = 16_000;

  /** The samples from one window to the next: 10 ms. */
  static final int HOP = 160;

  /** The samples of a window: 25 ms. */
  static final int WINDOW = 400;

  private static final int SIZE = 1024;
  private static final double BIN = RATE / (double) SIZE;
  private static final double PRE_EMPHASIS = 0.95;
  private static final float SILENCE = 1e-12f;

  private static final int SHORTEST_PERIOD = RATE / 480;
  private static final int LONGEST_PERIOD = RATE / 70;
  private static final double PITCH_BAND = 1500;

  /** A period this close to the strongest counts as well; the shortest of them is the pitch's. */
  private static final float OCTAVE = 0.88f;

  private final FilterBank bank;
  private final Fft fft = new Fft(SIZE);
  private final float[] window = new float[WINDOW];
  private final float windowPower;
  private final float[] windowCorrelation = new float[LONGEST_PERIOD + 2];
  private final float[] emphasis = new float[SIZE / 2];
  private final int[] bandFrom;
  private final float[][] bandWeights;
  private final float[] re = new float[SIZE];
  private final float[] im = new float[SIZE];
  private final float[] power = new float[SIZE / 2];

  FrameAnalyzer(FilterBank bank) {
    this.bank = bank;
    float sum = 0;
    for (int i = 0; i < WINDOW; i++) {
      window[i] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / WINDOW));
      sum += window[i] * window[i];
    }
    windowPower = sum;
    for (int lag = 0; lag < windowCorrelation.length; lag++) {
      float product = 0;
      for (int i = 0; i + lag < WINDOW; i++) {
        product += window[i] * window[i + lag];
      }
      windowCorrelation[lag] = product / sum;
    }
    for (int i = 0; i < emphasis.length; i++) {
      emphasis[i] = (float) emphasis(i * BIN);
    }
    bandFrom = new int[bank.size()];
    bandWeights = new float[bank.size()][];
    for (int b = 0; b < bank.size(); b++) {
      bandFrom[b] = (int) Math.ceil(Math.max(BIN, bank.from(b)) / BIN);
      int to = Math.min(SIZE / 2 - 1, (int) (bank.to(b) / BIN));
      bandWeights[b] = new float[to - bandFrom[b] + 1];
      for (int k = 0; k < bandWeights[b].length; k++) {
        bandWeights[b][k] = (float) bank.weight(b, (bandFrom[b] + k) * BIN);
      }
    }
  }

  /** The factor of the power at a frequency, by which the fall of a voice is made up for. */
  static double emphasis(double frequency) {
    double angle = 2 * Math.PI * frequency / RATE;
    return 1 + PRE_EMPHASIS * PRE_EMPHASIS - 2 * PRE_EMPHASIS * Math.cos(angle);
  }

  /**
   * @param ring samples, of a power of two
   * @param start where the window begins in them; it may run over their end
   * @param out receives the measurements
   */
  void analyze(float[] ring, int start, AcousticFrame out) {
    Arrays.fill(re, WINDOW, SIZE, 0);
    Arrays.fill(im, 0);
    for (int i = 0; i < WINDOW; i++) {
      re[i] = ring[(start + i) & (ring.length - 1)] * window[i];
    }
    fft.transform(re, im);
    float total = 0;
    for (int i = 0; i < power.length; i++) {
      // what is below a voice (rumble, an offset) does not count
      power[i] = i * BIN < 70 ? 0 : re[i] * re[i] + im[i] * im[i];
      total += power[i];
    }
    out.level = decibels(2 * total / (SIZE * windowPower));
    for (int b = 0; b < bandFrom.length; b++) {
      float sum = 0;
      for (int k = 0; k < bandWeights[b].length; k++) {
        int bin = bandFrom[b] + k;
        sum += bandWeights[b][k] * power[bin] * emphasis[bin];
      }
      out.bands[b] = decibels(sum / windowPower);
    }
    balance(out);
    pitch(out);
  }

  private void balance(AcousticFrame out) {
    double low = SILENCE;
    double high = SILENCE;
    double upper = SILENCE;
    double moment = 0;
    double chest = SILENCE;
    double rest = SILENCE;
    for (int i = 1; i < power.length; i++) {
      double f = i * BIN;
      double bright = power[i] * emphasis[i];
      if (f > 1500) {
        upper += bright;
        moment += bright * f;
      } else {
        low += bright;
      }
      high += f > 2500 ? bright : 0;
      if (f > 600) {
        rest += power[i];
      } else {
        chest += power[i];
      }
    }
    out.brightness = decibels((float) (high / low));
    out.centroid = (float) (moment / upper);
    out.body = decibels((float) (rest / chest));
  }

  /** The autocorrelation by way of the power spectrum, that of the window divided out. */
  private void pitch(AcousticFrame out) {
    Arrays.fill(re, 0);
    Arrays.fill(im, 0);
    int top = (int) (PITCH_BAND / BIN);
    for (int i = 1; i < top; i++) {
      re[i] = power[i];
      re[SIZE - i] = power[i];
    }
    fft.transform(re, im);
    float none = Math.max(SILENCE, re[0]);
    float best = 0;
    for (int lag = SHORTEST_PERIOD; lag <= LONGEST_PERIOD; lag++) {
      best = isPeak(lag) ? Math.max(best, correlation(lag)) : best;
    }
    int period = 0;
    for (int lag = SHORTEST_PERIOD; lag <= LONGEST_PERIOD && period == 0; lag++) {
      period = isPeak(lag) && correlation(lag) >= OCTAVE * best ? lag : 0;
    }
    out.periodicity = Math.min(1, best / none);
    out.pitch = period == 0 ? 0 : RATE / (float) period;
  }

  private boolean isPeak(int lag) {
    float here = correlation(lag);
    return here > 0 && here >= correlation(lag - 1) && here >= correlation(lag + 1);
  }

  private float correlation(int lag) {
    return re[lag] / windowCorrelation[lag];
  }

  FilterBank bank() {
    return bank;
  }

  private static float decibels(float power) {
    return (float) (10 * Math.log10(Math.max(SILENCE, power)));
  }
}
