package dev.avatar4j.poser.warp.face;

import dev.avatar4j.pose.Morph;
import dev.avatar4j.poser.warp.landmarks.BrowLandmarks;

/**
 * Draws one brow: the picture's own brow, shifted, tilted and bowed. It goes below whatever is not
 * skin on the plate, such as hair.
 */
final class BrowPainter implements FeaturePainter {
  private final BrowLandmarks brow;
  private final int side;
  private final float unit;
  private final Box box;
  private final Sprite sprite;
  private final float[] skin;

  /**
   * @param unit height of the eye below it in pixels: the measure of all its motions
   * @param side 0 for the character's left brow, 1 for its right brow
   */
  BrowPainter(FaceLayers layers, BrowLandmarks brow, float unit, int side) {
    this.brow = brow;
    this.side = side;
    this.unit = unit;
    skin = layers.skin();
    box = boxOf(brow, unit, layers.picture().width());
    sprite = new Sprite(box);
    cut(layers.picture(), layers.plate());
  }

  static Box boxOf(BrowLandmarks brow, float unit, int limit) {
    float top = Float.MAX_VALUE;
    float bottom = 0f;
    for (float x = brow.line().left(); x <= brow.line().right(); x += 0.5f) {
      top = Math.min(top, brow.line().at(x));
      bottom = Math.max(bottom, brow.line().at(x));
    }
    float edge = brow.thickness() + 3f;
    return Box.around(
        brow.line().left() - 0.12f * unit - 3f,
        top - 0.62f * unit - edge,
        brow.line().right() + 0.12f * unit + 3f,
        bottom + 0.5f * unit + edge,
        limit);
  }

  private void cut(Texture picture, Texture plate) {
    float[] colour = new float[3];
    float[] below = new float[3];
    float[] line = new float[3];
    int count = 0;
    for (float x = brow.line().left() + 2f; x <= brow.line().right() - 2f; x++) {
      Matte.read(picture, Math.round(x), Math.round(brow.line().at(x)), colour);
      for (int c = 0; c < 3; c++) {
        line[c] += colour[c];
      }
      count++;
    }
    for (int c = 0; c < 3; c++) {
      line[c] /= Math.max(1, count);
    }
    float reach = 0.5f * brow.thickness() + 2.2f;
    for (int i = 0; i < box.size(); i++) {
      int x = box.x() + i % box.width();
      int y = box.y() + i / box.width();
      boolean near = Math.abs(y - brow.line().at(x)) <= reach;
      if (near && x >= brow.line().left() - 2f && x <= brow.line().right() + 2f) {
        Matte.read(picture, x, y, colour);
        Matte.read(plate, x, y, below);
        sprite.cut(x, y, Matte.share(colour, below, line), colour, below);
      }
    }
  }

  @Override
  public Box box() {
    return box;
  }

  @Override
  public float change(float[] pose) {
    float sum = 0f;
    for (int i = side; i <= Morph.EYEBROW_SERIOUS_RIGHT.ordinal(); i += 2) {
      sum += pose[i];
    }
    return sum;
  }

  @Override
  public void paint(Texture canvas, float[] pose) {
    float troubled = pose[Morph.EYEBROW_TROUBLED_LEFT.ordinal() + side];
    float angry = pose[Morph.EYEBROW_ANGRY_LEFT.ordinal() + side];
    float lowered = pose[Morph.EYEBROW_LOWERED_LEFT.ordinal() + side];
    float raised = pose[Morph.EYEBROW_RAISED_LEFT.ordinal() + side];
    float happy = pose[Morph.EYEBROW_HAPPY_LEFT.ordinal() + side];
    float serious = pose[Morph.EYEBROW_SERIOUS_LEFT.ordinal() + side];
    float inner =
        limit(
            -0.3f * troubled
                + 0.26f * angry
                + 0.24f * lowered
                - 0.32f * raised
                - 0.1f * happy
                + 0.24f * serious);
    float outer =
        limit(
            0.14f * troubled
                - 0.14f * angry
                + 0.24f * lowered
                - 0.32f * raised
                - 0.08f * happy
                + 0.06f * serious);
    float bow =
        limit(
            0.06f * troubled
                - 0.02f * angry
                + 0.02f * lowered
                - 0.05f * raised
                - 0.16f * happy
                + 0.07f * serious);
    float inwards = 0.12f * unit * Math.min(1f, 0.6f * angry + serious + 0.5f * troubled);
    float shift = side == 0 ? -inwards : inwards;
    float left = brow.line().left();
    float width = Math.max(1f, brow.line().right() - left);
    for (int x = box.x(); x <= box.right(); x++) {
      float t = Math.max(-0.15f, Math.min(1.15f, (x - shift - left) / width));
      float s = side == 0 ? t : 1f - t;
      float move = unit * (inner + (outer - inner) * s + 4f * bow * s * (1f - s));
      for (int y = box.y(); y <= box.bottom(); y++) {
        sprite.drawOver(canvas, x, y, x - shift, y - move, skin[y * canvas.width() + x]);
      }
    }
  }

  /** Keeps sums of several morphs inside the box, smoothly. */
  private static float limit(float value) {
    return value / (1f + 0.9f * value * value);
  }
}
