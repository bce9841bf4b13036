package dev.avatar4j.poser.djl.torchscript;

import java.nio.ByteBuffer;

/** How an archive stores the elements of a tensor. */
public enum ElementType {
  /** Four bytes. */
  FLOAT32("FloatStorage", 4) {
    @Override
    void put(ByteBuffer out, float[] values) {
      out.asFloatBuffer().put(values);
    }
  },
  /** Two bytes, IEEE half precision, rounded to nearest even; beyond 65504 it is infinity. */
  FLOAT16("HalfStorage", 2) {
    @Override
    void put(ByteBuffer out, float[] values) {
      for (float value : values) {
        out.putShort(HalfFloats.fromFloat(value));
      }
    }
  },
  /** Two bytes, the upper half of a float32, rounded to nearest even. */
  BFLOAT16("BFloat16Storage", 2) {
    @Override
    void put(ByteBuffer out, float[] values) {
      for (float value : values) {
        int bits = Float.floatToRawIntBits(value);
        out.putShort((short) ((bits + 0x7fff + ((bits >>> 16) & 1)) >>> 16));
      }
    }
  };

  private final String storage;
  private final int bytes;

  ElementType(String storage, int bytes) {
    this.storage = storage;
    this.bytes = bytes;
  }

  String storage() {
    return storage;
  }

  int bytes() {
    return bytes;
  }

  /** Writes elements with a buffer's byte order. */
  abstract void put(ByteBuffer out, float[] values);
}
