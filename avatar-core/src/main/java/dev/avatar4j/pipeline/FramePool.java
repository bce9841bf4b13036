package dev.avatar4j.pipeline;

import dev.avatar4j.image.ByteSink;

/** A few spare byte buffers, so that publishing frames allocates none in the steady state. */
final class FramePool {
  private static final int INITIAL_CAPACITY = 1 << 17;

  private final ByteSink[] spare;
  private int count;

  FramePool(int capacity) {
    spare = new ByteSink[capacity];
  }

  synchronized ByteSink take() {
    if (count == 0) {
      return new ByteSink(INITIAL_CAPACITY);
    }
    ByteSink sink = spare[--count];
    spare[count] = null;
    sink.clear();
    return sink;
  }

  synchronized void give(ByteSink sink) {
    if (count < spare.length) {
      spare[count++] = sink;
    }
  }
}
