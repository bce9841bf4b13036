package dev.avatar4j.poser.djl.tha4;

import dev.avatar4j.image.Frame;
import java.util.Arrays;

/**
 * Makes pixels from what the body network says about each: where in the source picture to look, a
 * colour, and how much of the colour to take. Thread-safe for disjoint rows.
 */
final class Compositor {
  /** Premultiplied colour is divided by alpha; below this there is no colour to recover. */
  private static final float MIN_ALPHA = 1e-5f;

  private static final int SIZE = SourcePicture.SIZE;
  private static final float LAST = SIZE - 1f;

  private final SourcePicture picture;
  private final float[] bias;

  /**
   * @param picture what is warped
   * @param bias of the last layer: grid x, grid y, alpha, four colours
   */
  Compositor(SourcePicture picture, float[] bias) {
    this.picture = picture;
    this.bias = bias;
  }

  /** Makes a run of columns of a row transparent. */
  static void clear(Frame out, int y, int from, int to) {
    for (int channel = 0; channel < 4; channel++) {
      Arrays.fill(out.plane(channel), y * SIZE + from, y * SIZE + to, 0f);
    }
  }

  /**
   * Draws one pixel: the picture sampled at {@code (x, y) + grid} (bilinear, clamped to the
   * border), blended with the colour, divided by alpha, everything clamped to 0..1.
   *
   * @param head the 7 outputs of the last layer, without bias
   * @param at where they start
   * @param x column
   * @param y row
   * @param out receives the pixel
   */
  void draw(float[] head, int at, int x, int y, Frame out) {
    float[] rgba = picture.rgba();
    float sourceX = clamp(x + (head[at] + bias[0]) * (SIZE / 2f), LAST);
    float sourceY = clamp(y + (head[at + 1] + bias[1]) * (SIZE / 2f), LAST);
    int x0 = (int) sourceX;
    int y0 = (int) sourceY;
    float fx = sourceX - x0;
    float fy = sourceY - y0;
    int p00 = (y0 * SIZE + x0) * 4;
    int p01 = x0 < SIZE - 1 ? p00 + 4 : p00;
    int down = y0 < SIZE - 1 ? SIZE * 4 : 0;
    float w00 = (1 - fx) * (1 - fy);
    float w01 = fx * (1 - fy);
    float w10 = (1 - fx) * fy;
    float w11 = fx * fy;
    float change = head[at + 2] + bias[2];
    int pixel = y * SIZE + x;
    float inverse = 0;
    for (int c = 3; c >= 0; c--) {
      float warped =
          w00 * rgba[p00 + c]
              + w01 * rgba[p01 + c]
              + w10 * rgba[p00 + down + c]
              + w11 * rgba[p01 + down + c];
      float colour = head[at + 3 + c] + bias[3 + c];
      float value = (warped + change * (colour - warped) + 1) * 0.5f;
      if (c == 3) {
        value = clamp(value, 1f);
        inverse = value < MIN_ALPHA ? 0f : 1 / value;
        out.alpha()[pixel] = value;
      } else {
        out.plane(c)[pixel] = clamp(value * inverse, 1f);
      }
    }
  }

  private static float clamp(float value, float max) {
    return Math.max(0f, Math.min(max, value));
  }
}
