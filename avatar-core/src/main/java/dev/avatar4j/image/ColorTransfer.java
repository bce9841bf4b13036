package dev.avatar4j.image;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The sRGB transfer curve (IEC 61966-2-1) in both directions, and the conversion of a linear frame
 * to 8-bit pixels. Stateless and thread-safe.
 */
public final class ColorTransfer {
  private static final VarHandle PIXEL =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private static final float LINEAR_KNEE = 0.003130804953560372f;
  private static final float[] LINEAR_OF_BYTE = new float[256];

  /** {@code THRESHOLD[b]}: the smallest linear float whose rounded 8-bit code is above b. */
  private static final float[] THRESHOLD = new float[256];

  /** The same as bits, which are in the order of the floats, since these are positive. */
  private static final int[] THRESHOLD_BITS = new int[256];

  private static final int ONE_BITS = Float.floatToRawIntBits(1f);

  /** Floats below this encode to code 0 and have no table entry. */
  private static final float TABLE_START = 0x1p-13f;

  private static final int TABLE_SHIFT = 16;
  private static final int TABLE_BASE = Float.floatToRawIntBits(TABLE_START) >>> TABLE_SHIFT;

  /** Code at the lower end of each float interval of 7 mantissa bits between TABLE_START and 1. */
  private static final byte[] CODE_OF_BITS =
      new byte[(Float.floatToRawIntBits(1f) >>> TABLE_SHIFT) - TABLE_BASE + 1];

  static {
    for (int code = 0; code < 256; code++) {
      LINEAR_OF_BYTE[code] = (float) toLinear(code / 255.0);
      THRESHOLD[code] = code == 255 ? Float.POSITIVE_INFINITY : firstAbove(code);
      THRESHOLD_BITS[code] = Float.floatToRawIntBits(THRESHOLD[code]);
    }
    int code = 0;
    for (int i = 0; i < CODE_OF_BITS.length; i++) {
      float low = Float.intBitsToFloat((TABLE_BASE + i) << TABLE_SHIFT);
      while (low >= THRESHOLD[code]) {
        code++;
      }
      CODE_OF_BITS[i] = (byte) code;
    }
  }

  private ColorTransfer() {}

  private static float firstAbove(int code) {
    float guess = (float) toLinear((code + 0.5) / 255.0);
    while (roundedCode(guess) > code) {
      guess = Math.nextDown(guess);
    }
    while (roundedCode(guess) <= code) {
      guess = Math.nextUp(guess);
    }
    return guess;
  }

  private static int roundedCode(float linear) {
    return (int) Math.rint(255.0 * toSrgb((double) linear));
  }

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
   * The exact rounded code, without a power function: one table look-up by the float's leading bits
   * gives the code or the one below it, one comparison decides. That one is a subtraction, because
   * a branch would be mispredicted half of the time on noisy pictures.
   *
   * @param linear a value in linear light; clipped to 0..1, NaN is 0
   * @return {@code rint(255 * toSrgb(linear))}
   */
  public static int linearToByte(float linear) {
    if (!(linear >= TABLE_START)) {
      return 0;
    }
    int bits = Math.min(ONE_BITS, Float.floatToRawIntBits(linear));
    int code = CODE_OF_BITS[(bits >>> TABLE_SHIFT) - TABLE_BASE] & 255;
    return code + (THRESHOLD_BITS[code] - 1 - bits >>> 31);
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
            linearToByte(red[i])
                | linearToByte(green[i]) << 8
                | linearToByte(blue[i]) << 16
                | code << 24;
      }
      PIXEL.set(rgba, 4 * i, pixel);
    }
  }

  /** {@code rint(255 * value)}, clipped; the product is exact, so there is no false tie. */
  static int unitToByte(float value) {
    if (!(value > 0f)) {
      return 0;
    }
    return value >= 1f ? 255 : (int) (value * 255.0 + 0.5);
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
