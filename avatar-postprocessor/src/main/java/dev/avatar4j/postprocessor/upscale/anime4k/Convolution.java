package dev.avatar4j.postprocessor.upscale.anime4k;

/**
 * The numbers of one convolution; immutable as long as nobody writes to its arrays.
 *
 * @param shape its size
 * @param weights by output channel, input channel, row and column of the window, innermost last
 * @param biases by output channel
 */
public record Convolution(ConvolutionShape shape, float[] weights, float[] biases) {
  /** Checks the number of numbers. */
  public Convolution {
    if (weights.length + biases.length != shape.parameters() || biases.length != shape.outputs()) {
      throw new IllegalArgumentException("The numbers do not fit " + shape);
    }
  }

  float weight(int output, int input, int row, int column) {
    int kernel = shape.kernel();
    return weights[((output * shape.inputs() + input) * kernel + row) * kernel + column];
  }
}
