package dev.avatar4j.poser.djl.engine;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Native memory that Java and libtorch both see. */
final class AlignedMemory {
  /** The widest vector register: results must not depend on where the block happens to lie. */
  private static final int ALIGNMENT = 64;

  private AlignedMemory() {}

  /**
   * @param floats how many floats it holds
   * @return zeros, in native byte order; freed when nothing refers to it any more
   */
  static ByteBuffer ofFloats(int floats) {
    int bytes = floats * Float.BYTES;
    ByteBuffer memory = ByteBuffer.allocateDirect(bytes + 2 * ALIGNMENT).alignedSlice(ALIGNMENT);
    return memory.limit(bytes).slice().order(ByteOrder.nativeOrder());
  }
}
