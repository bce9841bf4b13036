package dev.avatar4j.poser.djl.tha4full;

/**
 * A residual block whose norm is steered by conditions. With {@code r} for the resampling and
 * {@code (s, t)} for each condition's scale and shift per channel:
 *
 * <pre>
 *   h = conv0(r(silu(norm0(x))))
 *   h = norm1(h), then for time and pose: h = h * (1 + s) + t
 *   result = skip(r(x)) + conv1(silu(h))
 * </pre>
 *
 * @param key its key
 * @param inputs input channels
 * @param outputs output channels
 * @param resampling what it does to the size
 */
record UnetBlock(String key, int inputs, int outputs, Resampling resampling) {
  /** Channels of the conditions that each block derives its scales and shifts from. */
  static final int CONDITION = 256;

  /** Groups of channels that a norm treats as one. */
  static final int GROUPS = 32;

  /**
   * @return whether the way past the convolutions has a 1x1 convolution
   */
  boolean convolvedSkip() {
    return inputs != outputs;
  }

  String norm(int index) {
    return key + ".norm" + index;
  }

  String conv(int index) {
    return key + ".conv" + index;
  }

  String skip() {
    return key + ".skip";
  }

  /**
   * @return key of the layer that makes scales and shifts of the time
   */
  String time() {
    return key + ".cond0_layers.1";
  }

  /**
   * @return key of the layer that makes scales and shifts of the pose
   */
  String pose() {
    return key + ".cond1_layers.1";
  }
}
