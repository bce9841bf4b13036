package dev.avatar4j.poser.djl.network;

/**
 * {@code x + second(first(x))}, without an activation after the sum.
 *
 * @param first 3x3 block with an activation
 * @param second 3x3 block without one
 */
public record ResidualBlock(ConvBlock first, ConvBlock second) {
  /**
   * @param kind plain or separable
   * @param key the block's key; its layers lie under {@code key.resnet_path}
   * @param channels input and output channels
   * @param activation that of the first half
   * @return the block
   */
  public static ResidualBlock of(ConvKind kind, String key, int channels, Activation activation) {
    String path = key + ".resnet_path.";
    return new ResidualBlock(
        half(kind, path + 0, path + 1, channels, activation),
        half(kind, path + 3, path + 4, channels, Activation.NONE));
  }

  private static ConvBlock half(
      ConvKind kind, String conv, String norm, int channels, Activation activation) {
    return kind == ConvKind.PLAIN
        ? new ConvBlock(kind, conv, "", norm, channels, channels, 3, activation)
        : new ConvBlock(kind, conv + ".0", conv + ".1", norm, channels, channels, 3, activation);
  }
}
