package dev.avatar4j.poser.djl.network.dense;

import java.util.Locale;
import java.util.StringJoiner;

/** Small matrices, as arrays of rows. */
final class Matrices {
  private Matrices() {}

  static double[][] product(double[][] a, double[][] b) {
    double[][] product = new double[a.length][b[0].length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b[0].length; j++) {
        for (int k = 0; k < b.length; k++) {
          product[i][j] += a[i][k] * b[k][j];
        }
      }
    }
    return product;
  }

  /** What {@code a} does to rows and {@code b} to columns, as one matrix for row-major pictures. */
  static double[][] kronecker(double[][] a, double[][] b) {
    int rows = b.length;
    int columns = b[0].length;
    double[][] product = new double[a.length * rows][a[0].length * columns];
    for (int i = 0; i < product.length; i++) {
      for (int j = 0; j < product[0].length; j++) {
        product[i][j] = a[i / rows][j / columns] * b[i % rows][j % columns];
      }
    }
    return product;
  }

  /** A TorchScript expression for a matrix. Doubles as text lose nothing. */
  static String text(double[][] matrix, int dtype) {
    StringJoiner values = new StringJoiner(", ", "[", "]");
    for (double[] row : matrix) {
      for (double value : row) {
        values.add(String.format(Locale.ROOT, "%s", value));
      }
    }
    return "torch.view(torch.tensor(%s, dtype=%d), [%d, %d])"
        .formatted(values, dtype, matrix.length, matrix[0].length);
  }
}
