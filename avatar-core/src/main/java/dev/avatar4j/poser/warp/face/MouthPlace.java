package dev.avatar4j.poser.warp.face;

/**
 * Where the shapes of a mouth lie in the picture.
 *
 * @param middleX column of the middle of a shape without shift
 * @param middleY row that a shape's rows are counted from
 * @param unit pixels to the unit of a shape
 */
record MouthPlace(float middleX, float middleY, float unit) {
  /** Column of the corner on the left of the picture. */
  float left(MouthShape shape) {
    return middleX + unit * (shape.shift - 0.5f * shape.width);
  }

  /** Pixels from corner to corner. */
  float width(MouthShape shape) {
    return Math.max(1f, unit * shape.width);
  }

  /** Row of an edge, {@code u} being 0 in the left and 1 in the right corner. */
  float row(float[] edge, float u) {
    return middleY + unit * MouthShape.at(edge, u);
  }

  /** The box around a shape, with a margin, inside a square picture. */
  Box around(MouthShape shape, float margin, int limit) {
    float top = Float.MAX_VALUE;
    float bottom = -Float.MAX_VALUE;
    for (int i = 0; i <= MouthShape.STEPS; i++) {
      top = Math.min(top, middleY + unit * shape.upper[i]);
      bottom = Math.max(bottom, middleY + unit * shape.lower[i]);
    }
    float left = left(shape);
    return Box.around(
        left - margin, top - margin, left + width(shape) + margin, bottom + margin, limit);
  }

  /** Greatest distance of the corners and of the edges between them, in pixels. */
  float distance(MouthShape one, MouthShape two) {
    float most = Math.abs(left(one) - left(two));
    most = Math.max(most, Math.abs(left(one) + width(one) - left(two) - width(two)));
    for (int i = MouthShape.STEPS / 4; i <= MouthShape.STEPS * 3 / 4; i++) {
      most = Math.max(most, unit * Math.abs(one.upper[i] - two.upper[i]));
      most = Math.max(most, unit * Math.abs(one.lower[i] - two.lower[i]));
    }
    return most;
  }
}
