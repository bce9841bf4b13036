package dev.avatar4j.postprocessor.upscale.anime4k;

/**
 * The size of one convolution.
 *
 * @param inputs input channels
 * @param outputs output channels
 * @param kernel width and height of its window: 1 or 3
 */
public record ConvolutionShape(int inputs, int outputs, int kernel) {
  /**
   * @return positions of the window
   */
  public int taps() {
    return kernel * kernel;
  }

  /**
   * @return how many numbers it is made of, biases included
   */
  public int parameters() {
    return inputs * outputs * taps() + outputs;
  }

  /**
   * @return input channels in groups of four, as shaders hold them
   */
  int inputBlocks() {
    return (inputs + 3) / 4;
  }

  /**
   * @return output channels in groups of four, as shaders hold them
   */
  int outputBlocks() {
    return (outputs + 3) / 4;
  }
}
