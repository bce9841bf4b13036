package dev.avatar4j.poser.warp.landmarks;

/** A cubic through noisy rows by least squares, outliers dropped once. Immutable. */
final class Cubic {
  private static final int TERMS = 4;

  private final double[] factors;
  private final double middle;
  private final double scale;
  private final boolean usable;

  private Cubic(double[] factors, double middle, double scale, boolean usable) {
    this.factors = factors;
    this.middle = middle;
    this.scale = scale;
    this.usable = usable;
  }

  /**
   * @param rows measured rows, NaN where there is none
   * @param origin column of {@code rows[0]}
   * @param first first column to fit
   * @param last last column to fit
   */
  static Cubic fit(float[] rows, int origin, int first, int last) {
    double middle = 0.5 * (first + last);
    double scale = Math.max(1, 0.5 * (last - first));
    Cubic rough = solve(rows, origin, first, last, middle, scale, null);
    return rough.usable ? solve(rows, origin, first, last, middle, scale, rough) : rough;
  }

  private static Cubic solve(
      float[] rows, int origin, int first, int last, double middle, double scale, Cubic rough) {
    double[][] m = new double[TERMS][TERMS + 1];
    int count = 0;
    for (int x = first; x <= last; x++) {
      int at = x - origin;
      if (at < 0 || at >= rows.length || Float.isNaN(rows[at])) {
        continue;
      }
      if (rough != null && Math.abs(rough.at(x) - rows[at]) > 1.8) {
        continue;
      }
      count++;
      double t = (x - middle) / scale;
      double power = 1;
      for (int i = 0; i < TERMS; i++) {
        double other = power;
        for (int j = 0; j < TERMS; j++) {
          m[i][j] += other;
          other *= t;
        }
        m[i][TERMS] += power * rows[at];
        power *= t;
      }
    }
    for (int i = 0; i < TERMS; i++) {
      m[i][i] += 1e-3; // a touch of ridge: few columns do not make a wild curve
    }
    return new Cubic(eliminate(m), middle, scale, count >= 6);
  }

  private static double[] eliminate(double[][] m) {
    for (int i = 0; i < TERMS; i++) {
      for (int r = 0; r < TERMS; r++) {
        if (r != i && m[i][i] != 0) {
          double f = m[r][i] / m[i][i];
          for (int c = i; c <= TERMS; c++) {
            m[r][c] -= f * m[i][c];
          }
        }
      }
    }
    double[] factors = new double[TERMS];
    for (int i = 0; i < TERMS; i++) {
      factors[i] = m[i][i] == 0 ? 0 : m[i][TERMS] / m[i][i];
    }
    return factors;
  }

  boolean usable() {
    return usable;
  }

  float at(float x) {
    double t = (x - middle) / scale;
    return (float) (factors[0] + t * (factors[1] + t * (factors[2] + t * factors[3])));
  }
}
