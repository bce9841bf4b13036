package dev.avatar4j.image;

/**
 * Converts between 8-bit pixels and frames without going to linear light: the values of the frame
 * are the sRGB-encoded ones of the pixels, over 255. For programs that filter encoded values;
 * everything else wants {@link ColorTransfer}. Stateless and thread-safe.
 */
public final class EncodedTransfer {
  private EncodedTransfer() {}

  /**
   * @param pixels 8-bit sRGB, straight alpha
   * @param out a frame of the same size; overwritten with values of 0..1
   */
  public static void decode(PixelBuffer pixels, Frame out) {
    requireSameSize(out, pixels);
    for (int channel = 0; channel < 4; channel++) {
      float[] plane = out.plane(channel);
      for (int i = 0; i < plane.length; i++) {
        plane[i] = (pixels.rgba()[4 * i + channel] & 255) / 255f;
      }
    }
  }

  /**
   * All channels are clamped and rounded to nearest.
   *
   * @param frame sRGB-encoded values, straight alpha
   * @param out pixels of the same size; overwritten
   */
  public static void encode(Frame frame, PixelBuffer out) {
    requireSameSize(frame, out);
    for (int channel = 0; channel < 4; channel++) {
      float[] plane = frame.plane(channel);
      for (int i = 0; i < plane.length; i++) {
        out.rgba()[4 * i + channel] = (byte) ColorTransfer.unitToByte(plane[i]);
      }
    }
  }

  private static void requireSameSize(Frame frame, PixelBuffer pixels) {
    if (frame.width() != pixels.width() || frame.height() != pixels.height()) {
      throw new IllegalArgumentException("Frame and pixel buffer differ in size");
    }
  }
}
