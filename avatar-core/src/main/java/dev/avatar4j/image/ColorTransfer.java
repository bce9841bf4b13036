package dev.avatar4j.image;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.function.DoubleUnaryOperator;

/**
 * The sRGB transfer curve (IEC 61966-2-1) in both directions, and the conversion of a linear frame
 * to 8-bit pixels. Stateless and thread-safe.
 */
public final class ColorTransfer {
  private static final VarHandle PIXEL =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private static final float LINEAR_KNEE = 0.003130804953560372f;
  private static final float[] LINEAR_OF_BYTE = new float[256];

  private static final int[] SRGB_CODES =
      CodeTable.of(ColorTransfer::toSrgb, ColorTransfer::toLinear);
  private static final int[] UNIT_CODES =
      CodeTable.of(DoubleUnaryOperator.identity(), DoubleUnaryOperator.identity());

  static {
    for (int code = 0; code < 256; code++) {
      LINEAR_OF_BYTE[code] = (float) toLinear(code / 255.0);
    }
  }

  private ColorTransfer() {}

  /**
   * @param srgb an sRGB-encoded value; clipped to 0..1
   * @return the same in linear light
   */
  public static double toLinear(double srgb) {
    double v = Math.max(0, Math.min(1, srgb));
    return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
  }

  /**
   * @param linear a value in linear light; clipped to 0..1
   * @return the same, sRGB-encoded
   */
  public static double toSrgb(double linear) {
    double v = Math.max(0, Math.min(1, linear));
    return v <= LINEAR_KNEE ? 12.92 * v : 1.055 * Math.pow(v, 1 / 2.4) - 0.055;
  }

  /**
   * @param code an 8-bit sRGB code, 0..255
   * @return the same in linear light, 0..1
   */
  public static float byteToLinear(int code) {
    return LINEAR_OF_BYTE[code];
  }

  /**
   * The exact rounded code, without a power function.
   *
   * @param linear a value in linear light; clipped to 0..1, NaN is 0
   * @return {@code rint(255 * toSrgb(linear))}
   */
  public static int linearToByte(float linear) {
    return CodeTable.code(SRGB_CODES, linear);
  }

  /**
   * Converts a frame to 8-bit sRGB. All four channels are clamped and rounded to nearest; fully
   * transparent pixels become four zero bytes.
   *
   * @param frame linear light, straight alpha
   * @param out pixels of the same size; overwritten
   */
  public static void encode(Frame frame, PixelBuffer out) {
    if (frame.width() != out.width() || frame.height() != out.height()) {
      throw new IllegalArgumentException("Frame and pixel buffer differ in size");
    }
    float[] red = frame.red();
    float[] green = frame.green();
    float[] blue = frame.blue();
    float[] alpha = frame.alpha();
    byte[] rgba = out.rgba();
    for (int i = 0; i < alpha.length; i++) {
      int code = unitToByte(alpha[i]);
      int pixel = 0;
      if (code != 0) {
        pixel =
            ((CodeTable.place(SRGB_CODES, red[i]) >>> 16) & 0xff)
                | ((CodeTable.place(SRGB_CODES, green[i]) >>> 8) & 0xff00)
                | (CodeTable.place(SRGB_CODES, blue[i]) & 0xff0000)
                | (code << 24);
      }
      PIXEL.set(rgba, 4 * i, pixel);
    }
  }

  /** {@code rint(255 * value)}, clipped; NaN is 0. */
  static int unitToByte(float value) {
    return CodeTable.code(UNIT_CODES, value);
  }

  /**
   * Converts 8-bit sRGB pixels to a frame. Where alpha is 0 all channels become 0.
   *
   * @param pixels 8-bit sRGB, straight alpha
   * @param out a frame of the same size; overwritten
   */
  public static void decode(PixelBuffer pixels, Frame out) {
    if (out.width() != pixels.width() || out.height() != pixels.height()) {
      throw new IllegalArgumentException("Frame and pixel buffer differ in size");
    }
    byte[] rgba = pixels.rgba();
    for (int i = 0, o = 0; i < out.size(); i++, o += 4) {
      int a = rgba[o + 3] & 255;
      out.red()[i] = a == 0 ? 0f : LINEAR_OF_BYTE[rgba[o] & 255];
      out.green()[i] = a == 0 ? 0f : LINEAR_OF_BYTE[rgba[o + 1] & 255];
      out.blue()[i] = a == 0 ? 0f : LINEAR_OF_BYTE[rgba[o + 2] & 255];
      out.alpha()[i] = a / 255f;
    }
  }
}
