package dev.avatar4j.speech.sound;

/**
 * Overlapping triangular bands, narrow at low frequencies where the first formant is, wider above.
 * Between centres lie 0.75 Bark at most (Traunmueller 1990: z = 26.81 f / (1960 + f) - 0.53), but
 * no band is narrower than {@link #LEAST_HALF} on each side, so that the single harmonics of a
 * voice do not show much.
 */
final class FilterBank {
  private static final double LOWEST = 180;
  private static final double HIGHEST = 7400;
  private static final double LEAST_HALF = 150;
  private static final double BARK = 0.75;

  private final double[] centre;
  private final double[] half;

  /** The bands whose centres lie below a frequency. */
  private FilterBank(double[] centre, double[] half) {
    this.centre = centre;
    this.half = half;
  }

  /**
   * @param limit the frequency that the sound has nothing above, in Hz
   */
  static FilterBank below(double limit) {
    double top = Math.min(limit, HIGHEST);
    int count = 0;
    for (double f = LOWEST; f + half(f) <= top; f = next(f)) {
      count++;
    }
    double[] centre = new double[count];
    double[] half = new double[count];
    double f = LOWEST;
    for (int b = 0; b < count; b++) {
      centre[b] = f;
      half[b] = half(f);
      f = next(f);
    }
    return new FilterBank(centre, half);
  }

  private static double next(double f) {
    return hertz(bark(f) + BARK);
  }

  private static double half(double f) {
    return Math.max(LEAST_HALF, next(f) - f);
  }

  private static double bark(double f) {
    return 26.81 * f / (1960 + f) - 0.53;
  }

  private static double hertz(double z) {
    return 1960 * (z + 0.53) / (26.28 - z);
  }

  int size() {
    return centre.length;
  }

  /** The middle of a band, in Hz. */
  double centre(int band) {
    return centre[band];
  }

  /** How much of the power at a frequency counts for a band. */
  double weight(int band, double f) {
    return Math.max(0, 1 - Math.abs(f - centre[band]) / half[band]);
  }

  /** The lowest frequency of a band. */
  double from(int band) {
    return centre[band] - half[band];
  }

  /** The highest frequency of a band. */
  double to(int band) {
    return centre[band] + half[band];
  }
}
