package dev.avatar4j.postprocessor.kernel;

/**
 * A one-dimensional Gaussian, cut off and normalised: {@code g(t) = exp(-(t/sigma)^2/2) / sum}.
 * Immutable.
 */
public final class GaussianKernel {
  /** The most taps that {@link #ofSigma} chooses. */
  public static final int MAX_CHOSEN_TAPS = 21;

  private final float[] weights;

  private GaussianKernel(float[] weights) {
    this.weights = weights;
  }

  /**
   * @param taps how many neighbours count, odd; 0 = chosen from sigma
   * @param sigma standard deviation in pixels, above 0
   * @return the kernel
   */
  public static GaussianKernel of(int taps, float sigma) {
    return taps == 0 ? ofSigma(sigma) : ofTaps(taps, sigma);
  }

  /**
   * A kernel of {@code min(21, max(3, 2*ceil(2*sigma)+1))} taps.
   *
   * @param sigma standard deviation in pixels, above 0
   * @return the kernel
   */
  public static GaussianKernel ofSigma(float sigma) {
    int taps = 2 * (int) Math.ceil(2.0 * Math.min(sigma, MAX_CHOSEN_TAPS)) + 1;
    return ofTaps(Math.min(MAX_CHOSEN_TAPS, Math.max(3, taps)), sigma);
  }

  private static GaussianKernel ofTaps(int taps, float sigma) {
    if (!(sigma > 0) || taps < 1 || taps % 2 == 0) {
      throw new IllegalArgumentException(
          "A Gaussian needs sigma above 0 and an odd number of taps; got " + sigma + ", " + taps);
    }
    double[] exact = new double[taps / 2 + 1];
    double sum = 0;
    for (int t = 0; t < exact.length; t++) {
      exact[t] = Math.exp(-0.5 * (t / (double) sigma) * (t / (double) sigma));
      sum += t == 0 ? exact[t] : 2 * exact[t];
    }
    float[] weights = new float[exact.length];
    for (int t = 0; t < weights.length; t++) {
      weights[t] = (float) (exact[t] / sum);
    }
    return new GaussianKernel(weights);
  }

  /**
   * @return how many taps there are on either side of the centre
   */
  public int reach() {
    return weights.length - 1;
  }

  /**
   * @param distance from the centre, 0 to {@link #reach()}
   * @return the weight at that distance
   */
  public float weight(int distance) {
    return weights[distance];
  }

  /**
   * Mirrors an index back into range without repeating the edge: -1 is 1, {@code size} is {@code
   * size - 2}.
   *
   * @param index any index
   * @param size how many elements there are, at least 1
   * @return an index from 0 to {@code size - 1}
   */
  public static int mirror(int index, int size) {
    if (index >= 0 && index < size) {
      return index;
    }
    if (size == 1) {
      return 0;
    }
    int period = 2 * (size - 1);
    int folded = Math.floorMod(index, period);
    return Math.min(folded, period - folded);
  }
}
