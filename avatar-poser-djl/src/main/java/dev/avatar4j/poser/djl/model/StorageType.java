package dev.avatar4j.poser.djl.model;

import java.nio.ByteBuffer;

/** Element types of a storage; every one is widened or rounded to float when read. */
enum StorageType {
  FLOAT("FloatStorage", 4),
  HALF("HalfStorage", 2),
  DOUBLE("DoubleStorage", 8),
  BFLOAT16("BFloat16Storage", 2),
  LONG("LongStorage", 8),
  INT("IntStorage", 4),
  SHORT("ShortStorage", 2),
  CHAR("CharStorage", 1),
  BYTE("ByteStorage", 1),
  BOOL("BoolStorage", 1);

  private final String torchName;
  private final int bytes;

  StorageType(String torchName, int bytes) {
    this.torchName = torchName;
    this.bytes = bytes;
  }

  String torchName() {
    return torchName;
  }

  int bytes() {
    return bytes;
  }

  /**
   * @param raw little-endian elements
   * @param index which one
   * @return it as a float
   */
  float read(ByteBuffer raw, int index) {
    int at = index * bytes;
    return switch (this) {
      case FLOAT -> raw.getFloat(at);
      case HALF -> halfToFloat(raw.getShort(at));
      case DOUBLE -> (float) raw.getDouble(at);
      case BFLOAT16 -> Float.intBitsToFloat(raw.getShort(at) << 16);
      case LONG -> raw.getLong(at);
      case INT -> raw.getInt(at);
      case SHORT -> raw.getShort(at);
      case CHAR -> raw.get(at);
      case BYTE -> raw.get(at) & 255;
      case BOOL -> raw.get(at) == 0 ? 0f : 1f;
    };
  }

  /** IEEE 754 binary16, subnormal numbers, infinities and NaN included. */
  private static float halfToFloat(short half) {
    int exponent = (half >> 10) & 31;
    int mantissa = half & 1023;
    float magnitude;
    if (exponent == 0) {
      magnitude = mantissa * 0x1p-24f;
    } else if (exponent == 31) {
      magnitude = mantissa == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
    } else {
      magnitude = Float.intBitsToFloat((exponent + 112) << 23 | mantissa << 13);
    }
    return half < 0 ? -magnitude : magnitude;
  }
}
