package dev.avatar4j.poser.djl.network.dense;

/**
 * The minimal filtering algorithm F(outputs, taps): so many outputs of a one-dimensional
 * correlation from {@code outputs + taps - 1} products, as three matrices:
 *
 * <pre>  y = output * ((kernel * g) . (input * d)),   y[i] = sum over k of d[i + k] g[k]</pre>
 *
 * <p>Polynomials are multiplied by their values at some points, one of them infinity. Points decide
 * the rounding error. Those chosen here are symmetric and multiples of a power of two, so that the
 * input and output matrices are exact in float32; for six products 0, +-3/4 and +-3/2 give half the
 * error of the customary 0, +-1 and +-2.
 */
final class CookToom {
  private final int outputs;
  private final int taps;
  private final double[] points;

  private CookToom(int outputs, int taps, double... points) {
    this.outputs = outputs;
    this.taps = taps;
    this.points = points;
  }

  /**
   * @param outputs 2 to 4
   * @param taps 2 or 3
   * @return the algorithm
   */
  static CookToom of(int outputs, int taps) {
    return switch (outputs + taps - 1) {
      case 3 -> new CookToom(outputs, taps, 0, 1);
      case 4 -> new CookToom(outputs, taps, 0, 1, -1);
      case 5 -> new CookToom(outputs, taps, 0.75, -0.75, 1.5, -1.5);
      case 6 -> new CookToom(outputs, taps, 0, 0.75, -0.75, 1.5, -1.5);
      default ->
          throw new IllegalArgumentException("No points for F(" + outputs + ", " + taps + ")");
    };
  }

  /** How many outputs a tile gives. */
  int outputs() {
    return outputs;
  }

  /** How many coefficients the filter has. */
  int taps() {
    return taps;
  }

  /** How many inputs a tile takes, which is how many products it needs. */
  int tile() {
    return outputs + taps - 1;
  }

  /** Tiles that cover so many outputs. */
  int tilesFor(int length) {
    return (length + outputs - 1) / outputs;
  }

  /** {@code tile x tile}: row j is the product of all {@code x - point} but the j-th. */
  double[][] input() {
    int n = tile();
    double[][] matrix = new double[n][n];
    for (int j = 0; j < n; j++) {
      double[] product = productOfRoots(j);
      System.arraycopy(product, 0, matrix[j], 0, product.length);
    }
    return matrix;
  }

  /** {@code tile x taps}: the filter's value at each point, over the Lagrange denominator. */
  double[][] kernel() {
    int n = tile();
    double[][] matrix = new double[n][taps];
    for (int j = 0; j < n - 1; j++) {
      double denominator = 1;
      for (int l = 0; l < n - 1; l++) {
        denominator *= l == j ? 1 : points[j] - points[l];
      }
      for (int k = 0; k < taps; k++) {
        matrix[j][k] = Math.pow(points[j], k) / denominator;
      }
    }
    matrix[n - 1][taps - 1] = 1;
    return matrix;
  }

  /** {@code outputs x tile}: powers of the points. */
  double[][] output() {
    int n = tile();
    double[][] matrix = new double[outputs][n];
    for (int i = 0; i < outputs; i++) {
      for (int j = 0; j < n - 1; j++) {
        matrix[i][j] = Math.pow(points[j], i);
      }
    }
    matrix[outputs - 1][n - 1] = 1;
    return matrix;
  }

  /** Coefficients, lowest first, of the product of {@code x - point} over all points but one. */
  private double[] productOfRoots(int without) {
    double[] product = {1};
    for (int l = 0; l < points.length; l++) {
      if (l != without) {
        double[] next = new double[product.length + 1];
        for (int i = 0; i < product.length; i++) {
          next[i + 1] += product[i];
          next[i] -= points[l] * product[i];
        }
        product = next;
      }
    }
    return product;
  }
}
