package dev.avatar4j.poser.warp.face;

import java.util.Arrays;

/**
 * How much of each pixel of a box lies in a shape, 0..1. The shape is given as vertical spans of
 * columns a quarter pixel wide; the ends of a span are exact, so edges move smoothly.
 */
final class Coverage {
  /** Spans to each pixel column. */
  static final int SUB = 4;

  private final Box box;
  private final float[] share;

  Coverage(Box box) {
    this.box = box;
    share = new float[box.size()];
  }

  /** The picture column of the middle of a span. */
  static float column(Box box, int sub) {
    return box.x() - 0.5f + (sub + 0.5f) / SUB;
  }

  void clear() {
    Arrays.fill(share, 0f);
  }

  /** Adds one span between two rows; nothing if {@code bottom <= top}. */
  void add(int sub, float top, float bottom) {
    float from = Math.max(top + 0.5f - box.y(), 0f);
    float to = Math.min(bottom + 0.5f - box.y(), box.height());
    if (!(to > from)) {
      return;
    }
    int column = sub / SUB;
    int first = (int) from;
    int last = Math.min(box.height() - 1, (int) to);
    for (int row = first; row <= last; row++) {
      float part = Math.min(to, row + 1f) - Math.max(from, row);
      if (part > 0f) {
        share[row * box.width() + column] += part / SUB;
      }
    }
  }

  float at(int x, int y) {
    return share[(y - box.y()) * box.width() + x - box.x()];
  }
}
