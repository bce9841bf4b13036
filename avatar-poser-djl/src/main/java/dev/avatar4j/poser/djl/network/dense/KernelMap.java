package dev.avatar4j.poser.djl.network.dense;

/**
 * Convolutions that are a small convolution with stride 1 of some other picture: which one, and how
 * its taps follow from the kernel, for rows and columns alike. Each has one or two phases; phase
 * {@code p}'s taps are {@code phases[p] * kernel}.
 */
public enum KernelMap {
  /** 3x3, stride 1. */
  SAME(3, 3, new double[][][] {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}}),
  /**
   * Nearest x2, then 3x3: two of the three taps fall on the same pixel. Even rows see taps 0 | 1+2
   * of the rows before and at their own, odd rows 0+1 | 2 of those at and after. The odd phase
   * comes first: at window {@code i}, it makes row {@code 2i - 1} and the even one row {@code 2i}.
   */
  ENLARGED(3, 2, new double[][][] {{{1, 1, 0}, {0, 0, 1}}, {{1, 0, 0}, {0, 1, 1}}}),
  /** Transposed 4x4, stride 2, padding 1: odd rows take taps 2 and 0, even rows 3 and 1. */
  TRANSPOSED(4, 2, new double[][][] {{{0, 0, 1, 0}, {1, 0, 0, 0}}, {{0, 0, 0, 1}, {0, 1, 0, 0}}}),
  /** 4x4, stride 2, padding 1, on the padded picture split by parity: taps 0, 2 and taps 1, 3. */
  STRIDED(4, 2, new double[][][] {{{1, 0, 0, 0}, {0, 0, 1, 0}}, {{0, 1, 0, 0}, {0, 0, 0, 1}}});

  private final int side;
  private final int taps;
  private final double[][][] phases;

  KernelMap(int side, int taps, double[][][] phases) {
    this.side = side;
    this.taps = taps;
    this.phases = phases;
  }

  /** Height and width of the kernel in the checkpoint. */
  int side() {
    return side;
  }

  /** Height and width of the small convolution's kernel. */
  int taps() {
    return taps;
  }

  /** Phases in both directions: 1 or 4. */
  int phases() {
    return phases.length * phases.length;
  }

  /** Places of the small convolution's window: one more where outputs lie between the pixels. */
  int windows(int size) {
    return switch (this) {
      case SAME -> size;
      case ENLARGED, TRANSPOSED -> size + 1;
      case STRIDED -> size / 2;
    };
  }

  /** Height and width of the result for a picture of a height and width. */
  int sizeAfter(int size) {
    return switch (this) {
      case SAME -> size;
      case ENLARGED, TRANSPOSED -> size * 2;
      case STRIDED -> size / 2;
    };
  }

  /**
   * From a kernel's taps to its products in a filtering algorithm: {@code (tile * tile * phases) x
   * (side * side)}, rows ordered by product, then phase.
   */
  double[][] products(CookToom algorithm) {
    int n = algorithm.tile();
    int p = phases.length;
    double[][] matrix = new double[n * n * p * p][];
    for (int a = 0; a < p; a++) {
      double[][] rows = Matrices.product(algorithm.kernel(), phases[a]);
      for (int b = 0; b < p; b++) {
        double[][] columns = Matrices.product(algorithm.kernel(), phases[b]);
        double[][] both = Matrices.kronecker(rows, columns);
        for (int product = 0; product < n * n; product++) {
          matrix[(product * p + a) * p + b] = both[product];
        }
      }
    }
    return matrix;
  }
}
