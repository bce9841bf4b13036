package dev.avatar4j.poser.djl.network;

/**
 * How high strips are.
 *
 * @param bytes of a strip's tensors together, roughly
 */
record Strips(int bytes) {
  /**
   * Some way into the third-level cache. Smaller ones, which the second level would hold, were
   * measured to lose more to calls than they gain.
   */
  static final Strips STANDARD = new Strips(1 << 22);

  /**
   * @param size height and width of a block's result
   * @param channels of all tensors that a strip goes through, per pixel of the result
   * @return the height of its strips: all of it or even, a divisor of {@code size}
   */
  int rows(int size, int channels) {
    int limit = Math.max(2, bytes / (Float.BYTES * size * channels));
    int rows = size;
    for (int count = 2; rows > limit && count <= size / 2; count++) {
      if (size % count == 0 && size / count % 2 == 0) {
        rows = size / count;
      }
    }
    return rows;
  }
}
