package dev.avatar4j.poser.warp.face;

import dev.avatar4j.pose.Morph;
import dev.avatar4j.poser.warp.Texture;
import dev.avatar4j.poser.warp.landmarks.EyeLandmarks;

/**
 * Draws one eye: white and iris inside the current opening, shaded below a lowered lid, then the
 * line of the lower lid and the upper lashes bent along the lids. Lid skin is the plate itself.
 */
final class EyePainter implements FeaturePainter {
  private static final float SMALLEST_IRIS = 0.42f;
  private static final float LID_SHADOW = 0.3f;

  private final EyeLandmarks eye;
  private final int side;
  private final Box box;
  private final EyeLids lids;
  private final EyeSprites sprites;
  private final Coverage opening;

  /**
   * @param side 0 for the character's left eye, 1 for its right eye
   */
  EyePainter(Texture picture, Texture plate, EyeLandmarks eye, int side) {
    this.eye = eye;
    this.side = side;
    box = boxOf(eye, picture.width());
    lids = new EyeLids(eye, box);
    sprites = new EyeSprites(picture, plate, eye, box);
    opening = new Coverage(box);
  }

  static Box boxOf(EyeLandmarks eye, int limit) {
    float height = eye.height();
    float top = Float.MAX_VALUE;
    float bottom = 0f;
    for (float x = eye.left(); x <= eye.right(); x += 0.5f) {
      top = Math.min(top, eye.upper().at(x));
      bottom = Math.max(bottom, eye.lower().at(x));
    }
    return Box.around(
        Math.min(eye.left(), eye.lash().left()) - 4f,
        top - 0.25f * height - eye.lashThickness() - 5f,
        Math.max(eye.right(), eye.lash().right()) + 4f,
        bottom + 0.15f * height + 5f,
        limit);
  }

  @Override
  public Box box() {
    return box;
  }

  @Override
  public float change(float[] pose) {
    float sum = 0f;
    for (int i = Morph.EYE_WINK_LEFT.ordinal() + side;
        i <= Morph.IRIS_SMALL_RIGHT.ordinal();
        i += 2) {
      sum += pose[i];
    }
    float x = pose[Morph.IRIS_ROTATION_X.ordinal()];
    float y = pose[Morph.IRIS_ROTATION_Y.ordinal()];
    return sum + 1.5f * (float) Math.sqrt(x * x + y * y);
  }

  @Override
  public void paint(Texture canvas, float[] pose) {
    lids.update(pose, side);
    paintOpening(canvas, pose);
    float fade = 1f - lids.closure();
    for (int x = box.x(); x <= box.right(); x++) {
      if (fade > 0f) {
        bend(
            canvas,
            sprites.lowerLine(),
            x,
            lids.lowerAt(x),
            lids.lowerRestAt(x),
            lids.lowerStretch(x),
            fade);
      }
      bend(
          canvas,
          sprites.lash(),
          x,
          lids.upperAt(x),
          lids.upperRestAt(x),
          lids.upperStretch(x),
          1f);
    }
  }

  private void paintOpening(Texture canvas, float[] pose) {
    opening.clear();
    for (int i = 0; i < lids.count(); i++) {
      if (lids.within(i)) {
        opening.add(i, lids.upper(i), lids.lower(i));
      }
    }
    float small = pose[Morph.IRIS_SMALL_LEFT.ordinal() + side];
    float surprised = pose[Morph.EYE_SURPRISED_LEFT.ordinal() + side];
    float scale = (1f - (1f - SMALLEST_IRIS) * small) * (1f - 0.14f * surprised);
    float shiftX = -0.17f * eye.width() * pose[Morph.IRIS_ROTATION_Y.ordinal()];
    float shiftY = -0.26f * eye.height() * pose[Morph.IRIS_ROTATION_X.ordinal()];
    float[] target = canvas.rgba();
    float[] white = sprites.white().rgba();
    for (int y = box.y(); y <= box.bottom(); y++) {
      for (int x = box.x(); x <= box.right(); x++) {
        float cover = Math.min(1f, opening.at(x, y));
        if (cover <= 0f) {
          continue;
        }
        int at = 4 * (y * canvas.width() + x);
        float red = target[at];
        float green = target[at + 1];
        float blue = target[at + 2];
        float light = 1f - shadow(x, y);
        target[at] = white[at];
        target[at + 1] = white[at + 1];
        target[at + 2] = white[at + 2];
        float fromX = eye.iris().x() + (x - eye.iris().x() - shiftX) / scale;
        float fromY = eye.iris().y() + (y - eye.iris().y() - shiftY) / scale;
        sprites.iris().drawOver(canvas, x, y, fromX, fromY, 1f);
        target[at] = red + (target[at] * light - red) * cover;
        target[at + 1] = green + (target[at + 1] * light - green) * cover;
        target[at + 2] = blue + (target[at + 2] * light - blue) * cover;
      }
    }
  }

  /** A lid that came down casts the shadow that the picture's own lid cast before. */
  private float shadow(int x, int y) {
    float lowered = lids.upperAt(x) - lids.upperRestAt(x);
    float depth = (y - lids.upperAt(x)) / (0.22f * eye.height());
    if (lowered <= 0f || depth >= 1f) {
      return 0f;
    }
    float near = 1f - Math.max(0f, depth);
    return LID_SHADOW * near * Math.min(1f, lowered / 3f);
  }

  /** Draws one column of a line that moved from {@code rest} to {@code now}. */
  private void bend(
      Texture canvas, Sprite line, int x, float now, float rest, float stretch, float strength) {
    float shift = now - rest;
    int top = Math.max(box.y(), (int) Math.floor(box.y() + Math.min(0f, shift) - 4f));
    int bottom = Math.min(box.bottom(), (int) Math.ceil(box.bottom() + Math.max(0f, shift) + 4f));
    for (int y = top; y <= bottom; y++) {
      float from = rest + (y - now) / stretch;
      line.drawOver(canvas, x, y, x, from, strength);
    }
  }
}
