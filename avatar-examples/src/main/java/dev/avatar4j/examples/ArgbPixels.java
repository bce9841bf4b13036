package dev.avatar4j.examples;

/**
 * Turns the bytes of a raw frame into the packed pixels of {@link java.awt.image.BufferedImage}.
 */
final class ArgbPixels {
  private ArgbPixels() {}

  /**
   * @param rgba R, G, B, A bytes
   * @return one int per pixel for {@code TYPE_INT_ARGB}
   */
  static int[] of(byte[] rgba) {
    int[] argb = new int[rgba.length / 4];
    for (int i = 0, k = 0; i < argb.length; i++, k += 4) {
      argb[i] =
          rgba[k + 3] << 24
              | (rgba[k] & 255) << 16
              | (rgba[k + 1] & 255) << 8
              | (rgba[k + 2] & 255);
    }
    return argb;
  }
}
