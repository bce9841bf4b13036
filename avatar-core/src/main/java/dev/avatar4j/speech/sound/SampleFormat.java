package dev.avatar4j.speech.sound;

import java.nio.ByteBuffer;

/** How a WAV file stores one sample; little-endian. */
enum SampleFormat {
  /** Unsigned, 8 bits. */
  U8(1) {
    @Override
    float read(ByteBuffer data, int at) {
      return ((data.get(at) & 0xFF) - 128) / 128f;
    }
  },
  /** Signed, 16 bits. */
  S16(2) {
    @Override
    float read(ByteBuffer data, int at) {
      return data.getShort(at) / 32768f;
    }
  },
  /** Signed, 24 bits. */
  S24(3) {
    @Override
    float read(ByteBuffer data, int at) {
      int value = (data.getShort(at) & 0xFFFF) | data.get(at + 2) << 16;
      return value / 8388608f;
    }
  },
  /** Signed, 32 bits. */
  S32(4) {
    @Override
    float read(ByteBuffer data, int at) {
      return (float) (data.getInt(at) / 2147483648.0);
    }
  },
  /** IEEE 754, 32 bits. */
  F32(4) {
    @Override
    float read(ByteBuffer data, int at) {
      return data.getFloat(at);
    }
  },
  /** IEEE 754, 64 bits. */
  F64(8) {
    @Override
    float read(ByteBuffer data, int at) {
      return (float) data.getDouble(at);
    }
  };

  private final int bytes;

  SampleFormat(int bytes) {
    this.bytes = bytes;
  }

  int bytes() {
    return bytes;
  }

  /**
   * @param data little-endian bytes
   * @param at the index of the first byte
   * @return the sample; full scale is -1 to 1
   */
  abstract float read(ByteBuffer data, int at);
}
