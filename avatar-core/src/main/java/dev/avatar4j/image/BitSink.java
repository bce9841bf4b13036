package dev.avatar4j.image;

/** Appends bits to a {@link ByteSink}, lowest bit first, as deflate wants them. Not thread-safe. */
final class BitSink {
  private ByteSink out;
  private long bits;
  private int count;

  /** Begins at a byte boundary. */
  void start(ByteSink sink) {
    out = sink;
    bits = 0;
    count = 0;
  }

  /**
   * @param value the bits, without any above them
   * @param length how many, at most 32
   */
  void write(int value, int length) {
    bits |= Integer.toUnsignedLong(value) << count;
    count += length;
    while (count >= Byte.SIZE) {
      out.write((int) bits);
      bits >>>= Byte.SIZE;
      count -= Byte.SIZE;
    }
  }

  /**
   * @return bits written that do not fill a byte yet
   */
  int pendingBits() {
    return (int) bits;
  }

  /**
   * @return how many those are
   */
  int pendingCount() {
    return count;
  }

  /** Fills up the last byte with zeros. */
  void finish() {
    write(0, (Byte.SIZE - count) & (Byte.SIZE - 1));
  }
}
