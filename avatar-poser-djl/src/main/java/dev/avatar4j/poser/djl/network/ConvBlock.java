package dev.avatar4j.poser.djl.network;

/**
 * A convolution without bias, then an affine instance norm (eps 1e-5, biased variance over the
 * picture), then an activation. Which convolution it is (same size, stride 2, transposed) says the
 * {@link NetworkForm} method that it is given to.
 *
 * @param kind plain or separable
 * @param convKey key of the (depthwise) kernel without {@code .weight}. Plain: {@code [outputs,
 *     inputs, k, k]}, transposed {@code [inputs, outputs, k, k]}; depthwise {@code [inputs, 1, k,
 *     k]}
 * @param pointwiseKey key of the 1x1 convolution {@code [outputs, inputs, 1, 1]} without {@code
 *     .weight}; empty if plain
 * @param normKey key of the norm without {@code .weight} and {@code .bias}, each {@code [outputs]}
 * @param inputs input channels
 * @param outputs output channels
 * @param kernel side of the (depthwise) kernel: 3, 4 or 7
 * @param activation what follows the norm
 */
public record ConvBlock(
    ConvKind kind,
    String convKey,
    String pointwiseKey,
    String normKey,
    int inputs,
    int outputs,
    int kernel,
    Activation activation) {

  /**
   * A block whose layers are numbered under one key: {@code key.0}, ({@code key.1}), norm.
   *
   * @param kind plain or separable
   * @param key the block's key
   * @param inputs input channels
   * @param outputs output channels
   * @param kernel side of the kernel
   * @param activation what follows the norm
   * @return the block
   */
  public static ConvBlock of(
      ConvKind kind, String key, int inputs, int outputs, int kernel, Activation activation) {
    return kind == ConvKind.PLAIN
        ? new ConvBlock(kind, key + ".0", "", key + ".1", inputs, outputs, kernel, activation)
        : new ConvBlock(
            kind, key + ".0", key + ".1", key + ".2", inputs, outputs, kernel, activation);
  }

  /**
   * @return whether it has a depthwise and a pointwise part
   */
  public boolean separable() {
    return kind == ConvKind.SEPARABLE;
  }

  /**
   * @return the key of the dense or depthwise kernel
   */
  public String weightKey() {
    return convKey + ".weight";
  }

  /**
   * @return the key of the 1x1 kernel of a separable block
   */
  public String pointwiseWeightKey() {
    return pointwiseKey + ".weight";
  }

  /**
   * @return the key of the norm's scale
   */
  public String normWeightKey() {
    return normKey + ".weight";
  }

  /**
   * @return the key of the norm's shift
   */
  public String normBiasKey() {
    return normKey + ".bias";
  }
}
