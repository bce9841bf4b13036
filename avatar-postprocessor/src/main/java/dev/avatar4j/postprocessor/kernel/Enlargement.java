package dev.avatar4j.postprocessor.kernel;

/** Brings small planes of noise to the size of the picture. Stateless. */
final class Enlargement {
  private Enlargement() {}

  /**
   * Makes each value a square of 2x2, cut at the right and at the bottom.
   *
   * @param source row by row
   * @param sourceWidth values in a source row, half of the width, rounded up
   * @param target receives the result
   * @param width columns of the result
   * @param height rows of the result
   */
  static void repeat(float[] source, int sourceWidth, float[] target, int width, int height) {
    for (int y = 0; y < height; y += 2) {
      int from = y / 2 * sourceWidth;
      int to = y * width;
      for (int x = 0; x < width / 2; x++) {
        float value = source[from + x];
        target[to + 2 * x] = value;
        target[to + 2 * x + 1] = value;
      }
      if (width % 2 == 1) {
        target[to + width - 1] = source[from + width / 2];
      }
      if (y + 1 < height) {
        System.arraycopy(target, to, target, to + width, width);
      }
    }
  }

  /**
   * Interpolates linearly between the centres of the values.
   *
   * @param source row by row
   * @param columns values in a source row
   * @param rows source rows
   * @param target receives the result
   * @param width columns of the result
   * @param height rows of the result
   */
  static void bilinear(
      float[] source, int columns, int rows, float[] target, int width, int height) {
    double stepX = (double) columns / width;
    double stepY = (double) rows / height;
    for (int y = 0; y < height; y++) {
      double row = Math.max(0, (y + 0.5) * stepY - 0.5);
      int above = (int) row;
      int below = Math.min(above + 1, rows - 1);
      float down = (float) (row - above);
      for (int x = 0; x < width; x++) {
        double column = Math.max(0, (x + 0.5) * stepX - 0.5);
        int left = (int) column;
        int right = Math.min(left + 1, columns - 1);
        float along = (float) (column - left);
        float top = mix(source[above * columns + left], source[above * columns + right], along);
        float bottom = mix(source[below * columns + left], source[below * columns + right], along);
        target[y * width + x] = mix(top, bottom, down);
      }
    }
  }

  private static float mix(float a, float b, float weight) {
    return a + (b - a) * weight;
  }
}
