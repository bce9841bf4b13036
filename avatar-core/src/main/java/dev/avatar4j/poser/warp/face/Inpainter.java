package dev.avatar4j.poser.warp.face;

/**
 * Fills holes with the smoothest surface through their surroundings: Laplace's equation, solved by
 * successive over-relaxation. Stateless.
 */
final class Inpainter {
  private static final int ROUNDS = 120;
  private static final float RELAXATION = 1.75f;

  private Inpainter() {}

  /**
   * @param texture the picture; filled pixels are written, with alpha as found
   * @param box where to work
   * @param fill pixels of the box to replace
   * @param source pixels of the box whose colour may flow into the holes; all others bar the flow
   */
  static void fill(Texture texture, Box box, boolean[] fill, boolean[] source) {
    float[] rgba = texture.rgba();
    float[] values = new float[box.size() * 3];
    float[] mean = new float[3];
    int count = 0;
    int holes = 0;
    int[] hole = new int[box.size()];
    for (int i = 0; i < box.size(); i++) {
      int at = at(texture, box, i);
      if (fill[i]) {
        hole[holes++] = i;
      } else if (source[i]) {
        for (int c = 0; c < 3; c++) {
          values[3 * i + c] = rgba[at + c];
          mean[c] += rgba[at + c];
        }
        count++;
      }
    }
    if (count == 0) {
      return;
    }
    for (int k = 0; k < holes; k++) {
      for (int c = 0; c < 3; c++) {
        values[3 * hole[k] + c] = mean[c] / count;
      }
    }
    for (int round = 0; round < ROUNDS; round++) {
      for (int k = 0; k < holes; k++) {
        relax(values, box, hole[k], fill, source);
      }
    }
    for (int k = 0; k < holes; k++) {
      int at = at(texture, box, hole[k]);
      for (int c = 0; c < 3; c++) {
        rgba[at + c] = Math.max(0f, values[3 * hole[k] + c]);
      }
    }
  }

  /** Moves a hole's colour towards the mean of those neighbours that are holes or sources. */
  private static void relax(float[] values, Box box, int i, boolean[] fill, boolean[] source) {
    int w = box.width();
    int x = i % w;
    int y = i / w;
    int left = x > 0 && (fill[i - 1] || source[i - 1]) ? i - 1 : -1;
    int right = x < w - 1 && (fill[i + 1] || source[i + 1]) ? i + 1 : -1;
    int up = y > 0 && (fill[i - w] || source[i - w]) ? i - w : -1;
    int down = y < box.height() - 1 && (fill[i + w] || source[i + w]) ? i + w : -1;
    int count =
        (left >= 0 ? 1 : 0) + (right >= 0 ? 1 : 0) + (up >= 0 ? 1 : 0) + (down >= 0 ? 1 : 0);
    for (int c = 0; c < 3 && count > 0; c++) {
      float sum = left >= 0 ? values[3 * left + c] : 0f;
      sum += right >= 0 ? values[3 * right + c] : 0f;
      sum += up >= 0 ? values[3 * up + c] : 0f;
      sum += down >= 0 ? values[3 * down + c] : 0f;
      values[3 * i + c] += RELAXATION * (sum / count - values[3 * i + c]);
    }
  }

  private static int at(Texture texture, Box box, int i) {
    return 4 * ((box.y() + i / box.width()) * texture.width() + box.x() + i % box.width());
  }
}
