package dev.avatar4j.speech.sound;

import dev.avatar4j.speech.Viseme;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What each vowel looks like in the bands of a {@link FilterBank}, for vocal tracts of several
 * lengths and voices of several pitches. Nothing is learned: a vowel is a train of pulses (-12 dB
 * per octave from the glottis, +6 from the lips) through five resonances in cascade (Klatt 1980),
 * the first three at the means that Peterson and Barney (1952) measured for men. A shorter tract
 * moves all of them up. Made once for each number of bands, which takes some ten milliseconds, and
 * shared: never changed afterwards.
 */
final class VowelTemplates {
  /** The vowels: shape, first, second and third formant in Hz of a tract of length 1. */
  private enum Vowel {
    HEED(Viseme.III, 270, 2290, 3010),
    HID(Viseme.III, 390, 1990, 2550),
    HAYED(Viseme.EEE, 430, 2050, 2600),
    HEAD(Viseme.EEE, 530, 1840, 2480),
    HAD(Viseme.DELTA, 660, 1720, 2410),
    HOD(Viseme.AAA, 730, 1090, 2440),
    HUD(Viseme.AAA, 640, 1190, 2390),
    PALM(Viseme.AAA, 760, 1330, 2500),
    HAWED(Viseme.OOO, 570, 840, 2410),
    HOED(Viseme.OOO, 480, 850, 2400),
    HOOD(Viseme.UUU, 440, 1020, 2240),
    WHOD(Viseme.UUU, 300, 870, 2240),
    HERD(Viseme.DELTA, 490, 1350, 1690),
    SCHWA(Viseme.DELTA, 500, 1500, 2500);

    final Viseme viseme;
    final double[] formants;

    Vowel(Viseme viseme, double f1, double f2, double f3) {
      this.viseme = viseme;
      formants = new double[] {f1, f2, f3, 3500, 4500};
    }
  }

  private static final double[] BANDWIDTHS = {70, 90, 140, 200, 300};

  /** By how much the formants lie higher than a man's. */
  static final double[] SCALES = {0.92, 1.0, 1.08, 1.17, 1.26, 1.36, 1.47};

  private static final double LOWEST_PITCH = 85;
  private static final double PITCH_RATIO = 1.1;
  private static final int PITCHES = 18;

  /** Half the width of a harmonic in the spectrum of a window, in Hz. */
  private static final double SMEAR = 40;

  private static final Map<Integer, VowelTemplates> BY_BANDS = new ConcurrentHashMap<>();

  private final int bands;
  private final float[] values;

  /**
   * @param bank of which another with as many bands has the same
   * @return the templates in its bands
   */
  static VowelTemplates of(FilterBank bank) {
    return BY_BANDS.computeIfAbsent(bank.size(), bands -> new VowelTemplates(bank));
  }

  private VowelTemplates(FilterBank bank) {
    bands = bank.size();
    values = new float[PITCHES * SCALES.length * count() * bands];
    double pitch = LOWEST_PITCH;
    int at = 0;
    for (int p = 0; p < PITCHES; p++) {
      for (double scale : SCALES) {
        for (Vowel vowel : Vowel.values()) {
          fill(bank, vowel, scale, pitch, at);
          at += bands;
        }
      }
      pitch *= PITCH_RATIO;
    }
  }

  private void fill(FilterBank bank, Vowel vowel, double scale, double pitch, int at) {
    double[] sums = new double[bands];
    double top = bank.to(bands - 1) + SMEAR;
    for (double f = pitch; f < top; f += pitch) {
      double power = power(vowel, scale, f) * FrameAnalyzer.emphasis(f);
      for (int b = 0; b < bands; b++) {
        double weight =
            0.25 * bank.weight(b, f - SMEAR / 2)
                + 0.5 * bank.weight(b, f)
                + 0.25 * bank.weight(b, f + SMEAR / 2);
        sums[b] += weight * power;
      }
    }
    double peak = 0;
    for (double sum : sums) {
      peak = Math.max(peak, sum);
    }
    for (int b = 0; b < bands; b++) {
      values[at + b] = (float) (10 * Math.log10(Math.max(1e-9, sums[b] / peak)));
    }
  }

  /** The power of a harmonic: glottis and lips fall by 6 dB per octave above 100 Hz together. */
  private static double power(Vowel vowel, double scale, double f) {
    double power = 1 / (1 + f * f / 1e4);
    for (int k = 0; k < BANDWIDTHS.length; k++) {
      double centre = vowel.formants[k] * scale;
      double width = BANDWIDTHS[k] * scale;
      double square = centre * centre + width * width / 4;
      double below = (f - centre) * (f - centre) + width * width / 4;
      double above = (f + centre) * (f + centre) + width * width / 4;
      power *= square * square / (below * above);
    }
    return power;
  }

  /** The number of vowels. */
  static int count() {
    return Vowel.values().length;
  }

  /** The shape of the mouth for each vowel. */
  static List<Viseme> visemes() {
    return Arrays.stream(Vowel.values()).map(vowel -> vowel.viseme).toList();
  }

  /** The index of the pitch nearest to one in Hz. */
  static int pitchIndex(double pitch) {
    double index = Math.log(Math.max(1, pitch) / LOWEST_PITCH) / Math.log(PITCH_RATIO);
    return (int) Math.max(0, Math.min(PITCHES - 1, Math.round(index)));
  }

  /** Where the values of a template begin in {@link #values()}: dB below the strongest band. */
  int at(int pitch, int scale, int vowel) {
    return ((pitch * SCALES.length + scale) * count() + vowel) * bands;
  }

  /** To be read only. */
  float[] values() {
    return values;
  }
}
