package dev.avatar4j.poser.djl.torchscript;

/** Rounds floats to IEEE half precision. */
public final class HalfFloats {
  /** The smallest normal half, 2^-14. */
  private static final int MIN_NORMAL = 113 << 23;

  /** The least magnitude that rounds to infinity: 65520. */
  private static final int OVERFLOW = 0x477ff000;

  private HalfFloats() {}

  /**
   * @param value any float
   * @return the bits of the nearest half, ties to even; infinity from 65520 on
   */
  public static short fromFloat(float value) {
    int bits = Float.floatToRawIntBits(value);
    int sign = (bits >>> 16) & 0x8000;
    int magnitude = bits & 0x7fffffff;
    if (magnitude > 0x7f800000) {
      return (short) (sign | 0x7e00);
    }
    if (magnitude >= OVERFLOW) {
      return (short) (sign | 0x7c00);
    }
    if (magnitude < MIN_NORMAL) {
      // Adding 1/2 puts the last bit of a subnormal half at the last bit of the float.
      int rounded = Float.floatToRawIntBits(Math.abs(value) + 0.5f) - Float.floatToRawIntBits(0.5f);
      return (short) (sign | rounded);
    }
    int rounded = magnitude + 0xfff + ((magnitude >>> 13) & 1);
    return (short) (sign | ((rounded - (112 << 23)) >>> 13));
  }
}
