package dev.avatar4j.poser.warp.face;

import dev.avatar4j.poser.warp.Texture;

/**
 * A cut-out of the picture: premultiplied linear RGBA over a box, transparent elsewhere. Colours
 * are so chosen that putting it back in place restores the picture.
 */
final class Sprite {
  private final Box box;
  private final float[] rgba;

  Sprite(Box box) {
    this.box = box;
    rgba = new float[box.size() * 4];
  }

  Box box() {
    return box;
  }

  /** Sets a pixel so that it, over {@code below}, gives the picture's colour there. */
  void cut(int x, int y, float alpha, float[] colour, float[] below) {
    int at = index(x, y);
    for (int c = 0; c < 3; c++) {
      rgba[at + c] = Math.max(0f, Math.min(alpha, colour[c] - (1f - alpha) * below[c]));
    }
    rgba[at + 3] = alpha;
  }

  float alpha(int x, int y) {
    return box.contains(x, y) ? rgba[index(x, y) + 3] : 0f;
  }

  private int index(int x, int y) {
    return 4 * ((y - box.y()) * box.width() + x - box.x());
  }

  /** Draws one pixel of this sprite, taken from any place in it, over a pixel of the canvas. */
  void drawOver(Texture canvas, int x, int y, float fromX, float fromY, float strength) {
    float fx = fromX - box.x();
    float fy = fromY - box.y();
    if (!(fx > -1f && fy > -1f && fx < box.width() && fy < box.height())) {
      return;
    }
    int ix = (int) Math.floor(fx);
    int iy = (int) Math.floor(fy);
    fx -= ix;
    fy -= iy;
    float a = corner(ix, iy, (1f - fx) * (1f - fy));
    float b = corner(ix + 1, iy, fx * (1f - fy));
    float c = corner(ix, iy + 1, (1f - fx) * fy);
    float d = corner(ix + 1, iy + 1, fx * fy);
    int p = 4 * (clampX(ix) + clampY(iy) * box.width());
    int q = 4 * (clampX(ix + 1) + clampY(iy) * box.width());
    int r = 4 * (clampX(ix) + clampY(iy + 1) * box.width());
    int s = 4 * (clampX(ix + 1) + clampY(iy + 1) * box.width());
    float alpha =
        strength * (a * rgba[p + 3] + b * rgba[q + 3] + c * rgba[r + 3] + d * rgba[s + 3]);
    if (alpha <= 0f) {
      return;
    }
    float[] target = canvas.rgba();
    int at = 4 * (y * canvas.width() + x);
    for (int k = 0; k < 3; k++) {
      float colour = a * rgba[p + k] + b * rgba[q + k] + c * rgba[r + k] + d * rgba[s + k];
      target[at + k] = target[at + k] * (1f - alpha) + strength * colour;
    }
  }

  private float corner(int x, int y, float weight) {
    return x < 0 || y < 0 || x >= box.width() || y >= box.height() ? 0f : weight;
  }

  private int clampX(int x) {
    return Math.max(0, Math.min(box.width() - 1, x));
  }

  private int clampY(int y) {
    return Math.max(0, Math.min(box.height() - 1, y));
  }
}
