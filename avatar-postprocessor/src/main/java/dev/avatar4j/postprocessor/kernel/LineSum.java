package dev.avatar4j.postprocessor.kernel;

/**
 * The weighted sum of each pixel of a row and its neighbours on both sides. All implementations
 * give the same bits. Each holds scratch memory: one per thread.
 */
interface LineSum {
  /**
   * @param padded a row with {@code reach} pixels before it and after it
   * @param from the index of the first pixel in the row without its padding
   * @param out receives the sums from that index on
   * @param length how many pixels
   */
  void apply(float[] padded, int from, float[] out, int length);
}
