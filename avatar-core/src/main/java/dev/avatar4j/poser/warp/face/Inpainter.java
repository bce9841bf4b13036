package dev.avatar4j.poser.warp.face;

import dev.avatar4j.poser.warp.Texture;

/**
 * Fills holes with the smoothest surface through their surroundings: Laplace's equation, solved by
 * successive over-relaxation. Stateless.
 */
final class Inpainter {
  private static final int ROUNDS = 160;
  private static final float RELAXATION = 1.75f;

  private Inpainter() {}

  /**
   * @param texture the picture; filled pixels are written, with alpha as found
   * @param box where to work
   * @param fill pixels of the box to replace
   * @param source pixels of the box whose colour may flow into the holes
   */
  static void fill(Texture texture, Box box, boolean[] fill, boolean[] source) {
    float[] rgba = texture.rgba();
    float[] values = new float[box.size() * 3];
    float[] mean = new float[3];
    int count = 0;
    for (int i = 0; i < box.size(); i++) {
      if (source[i] && !fill[i]) {
        int at = at(texture, box, i);
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
    for (int i = 0; i < box.size(); i++) {
      for (int c = 0; c < 3 && (fill[i] || !source[i]); c++) {
        values[3 * i + c] = mean[c] / count;
      }
    }
    relax(values, box, fill, source);
    for (int i = 0; i < box.size(); i++) {
      for (int c = 0; c < 3 && fill[i]; c++) {
        rgba[at(texture, box, i) + c] = values[3 * i + c];
      }
    }
  }

  private static void relax(float[] values, Box box, boolean[] fill, boolean[] source) {
    int w = box.width();
    int h = box.height();
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < box.size(); i++) {
        if (source[i] && !fill[i]) {
          continue;
        }
        int x = i % w;
        int y = i / w;
        int left = x > 0 ? i - 1 : i + 1;
        int right = x < w - 1 ? i + 1 : i - 1;
        int up = y > 0 ? i - w : i + w;
        int down = y < h - 1 ? i + w : i - w;
        for (int c = 0; c < 3; c++) {
          float sum =
              values[3 * left + c]
                  + values[3 * right + c]
                  + values[3 * up + c]
                  + values[3 * down + c];
          values[3 * i + c] += RELAXATION * (0.25f * sum - values[3 * i + c]);
        }
      }
    }
  }

  private static int at(Texture texture, Box box, int i) {
    return 4 * ((box.y() + i / box.width()) * texture.width() + box.x() + i % box.width());
  }
}
