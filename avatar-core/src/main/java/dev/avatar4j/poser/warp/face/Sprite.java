package dev.avatar4j.poser.warp.face;

import dev.avatar4j.cel.CelOverlay;

/**
 * A cut-out of the picture: premultiplied linear RGBA over a box, transparent elsewhere. Colours
 * are so chosen that putting it back in place restores the picture.
 */
final class Sprite {
  private final Box box;
  private final float[] rgba;
  private float sumRed;
  private float sumGreen;
  private float sumBlue;
  private float sumAlpha;

  Sprite(Box box) {
    this(box, new float[box.size() * 4]);
  }

  /** A view of a layer, as it is at any time. */
  static Sprite of(CelOverlay layer) {
    Box box = new Box(layer.x(), layer.y(), layer.width(), layer.height());
    return new Sprite(box, layer.rgba());
  }

  /** A rectangle of a picture, fading out towards its rim. */
  static Sprite feathered(Texture picture, Box box, float feather) {
    Sprite sprite = new Sprite(box);
    for (int i = 0; i < box.size(); i++) {
      int column = i % box.width();
      int row = i / box.width();
      int acrossRim = Math.min(column, box.width() - 1 - column);
      int rim = Math.min(acrossRim, Math.min(row, box.height() - 1 - row));
      float share = Math.min(1f, rim / feather);
      int at = 4 * ((box.y() + row) * picture.width() + box.x() + column);
      for (int c = 0; c < 4; c++) {
        sprite.rgba[4 * i + c] = share * picture.rgba()[at + c];
      }
    }
    return sprite;
  }

  /** A view of premultiplied linear RGBA over a box. */
  Sprite(Box box, float[] rgba) {
    this.box = box;
    this.rgba = rgba;
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
    clear();
    add(fromX, fromY, strength);
    drawSum(canvas, x, y);
  }

  /** Starts a new sum of samples. */
  void clear() {
    sumRed = 0f;
    sumGreen = 0f;
    sumBlue = 0f;
    sumAlpha = 0f;
  }

  /** Adds what is at a place of this sprite, times a weight, to the sum. */
  void add(float fromX, float fromY, float weight) {
    float fx = fromX - box.x();
    float fy = fromY - box.y();
    if (!(fx > -1f && fy > -1f && fx < box.width() && fy < box.height())) {
      return;
    }
    int ix = (int) Math.floor(fx);
    int iy = (int) Math.floor(fy);
    fx -= ix;
    fy -= iy;
    addCorner(ix, iy, weight * (1f - fx) * (1f - fy));
    addCorner(ix + 1, iy, weight * fx * (1f - fy));
    addCorner(ix, iy + 1, weight * (1f - fx) * fy);
    addCorner(ix + 1, iy + 1, weight * fx * fy);
  }

  private void addCorner(int x, int y, float weight) {
    if (x >= 0 && y >= 0 && x < box.width() && y < box.height()) {
      int at = 4 * (y * box.width() + x);
      sumRed += weight * rgba[at];
      sumGreen += weight * rgba[at + 1];
      sumBlue += weight * rgba[at + 2];
      sumAlpha += weight * rgba[at + 3];
    }
  }

  /** Draws the sum over a pixel of the canvas. */
  void drawSum(Texture canvas, int x, int y) {
    if (sumAlpha > 0f) {
      float[] target = canvas.rgba();
      int at = 4 * (y * canvas.width() + x);
      float rest = 1f - sumAlpha;
      target[at] = target[at] * rest + sumRed;
      target[at + 1] = target[at + 1] * rest + sumGreen;
      target[at + 2] = target[at + 2] * rest + sumBlue;
    }
  }
}
