package dev.avatar4j.image;

/**
 * 8-bit sRGB pixels, interleaved R, G, B, A bytes, straight alpha, row-major: what an encoder
 * reads. Mutable and reused; not thread-safe.
 */
public final class PixelBuffer {
  private final int width;
  private final int height;
  private final byte[] rgba;

  /**
   * @param width columns, at least 1
   * @param height rows, at least 1
   */
  public PixelBuffer(int width, int height) {
    this(width, height, new byte[Math.multiplyExact(Math.multiplyExact(width, height), 4)]);
  }

  /**
   * Wraps existing bytes without copying them.
   *
   * @param width columns, at least 1
   * @param height rows, at least 1
   * @param rgba {@code width * height * 4} bytes
   */
  public PixelBuffer(int width, int height, byte[] rgba) {
    if (width < 1 || height < 1 || rgba.length != (long) width * height * 4) {
      throw new IllegalArgumentException(
          "A pixel buffer of " + width + "x" + height + " does not fit " + rgba.length + " bytes");
    }
    this.width = width;
    this.height = height;
    this.rgba = rgba;
  }

  /**
   * @return columns
   */
  public int width() {
    return width;
  }

  /**
   * @return rows
   */
  public int height() {
    return height;
  }

  /**
   * @return the bytes themselves, not a copy: R, G, B, A at {@code 4 * (y * width + x)}
   */
  public byte[] rgba() {
    return rgba;
  }
}
