package dev.avatar4j.poser.djl.network;

import dev.avatar4j.poser.djl.model.WeightTensor;

/**
 * Nearest-neighbour enlargement by two and a 3x3 convolution, as one transposed 4x4 convolution of
 * stride 2: where three taps fall on two different pixels, the two that fall on the same pixel are
 * added up beforehand. Four multiplications per pixel instead of nine, and the enlarged picture
 * never exists.
 */
final class EnlargingKernel {
  /** For each row of the 4x4 kernel, which rows of the 3x3 kernel it sums. */
  private static final int[][] SUMMED = {{2}, {1, 2}, {0, 1}, {0}};

  private EnlargingKernel() {}

  /**
   * @param kernel depthwise kernels {@code [inputs, 1, 3, 3]}
   * @param channels how many of the first ones to take
   * @return {@code [channels, 1, 4, 4]} for a transposed convolution with padding 1
   */
  static WeightTensor of(WeightTensor kernel, int channels) {
    float[] result = new float[channels * 16];
    for (int c = 0; c < channels; c++) {
      for (int y = 0; y < 4; y++) {
        for (int x = 0; x < 4; x++) {
          double sum = 0;
          for (int row : SUMMED[y]) {
            for (int column : SUMMED[x]) {
              sum += kernel.values()[c * 9 + row * 3 + column];
            }
          }
          result[c * 16 + y * 4 + x] = (float) sum;
        }
      }
    }
    return new WeightTensor(new int[] {channels, 1, 4, 4}, result);
  }
}
