package dev.avatar4j.poser.warp.face;

import dev.avatar4j.cel.CelOverlay;
import dev.avatar4j.pose.Morph;
import dev.avatar4j.poser.warp.landmarks.EyeLandmarks;
import java.util.Optional;

/**
 * Draws one eye: white and iris inside the current opening, shaded below a lowered lid, then the
 * line of the lower lid and the upper lashes bent along the lids. Lid skin is the plate itself.
 */
final class EyePainter implements FeaturePainter {
  private static final float LID_SHADOW = 0.3f;

  /** How far down the shadow of a lid reaches, as a share of the eye's height. */
  private static final float SHADOW_REACH = 0.22f;

  private static final float HANG = 0.6f;
  private static final float CEL_START = 0.82f;
  private static final float PURE_START = 0.7f;

  private final EyeLandmarks eye;
  private final int side;
  private final Box box;
  private final Box reach;
  private final EyeLids lids;
  private final float[] skin;
  private final EyeSprites sprites;
  private final CelOverlay eyeballs;
  private final Sprite overlay;
  private final LidTint tint;
  private final IrisMotion iris;
  private final float shadowDepth;
  private final Coverage opening;
  private final Optional<PoseCel> closedCel;
  private final Optional<PoseCel> happyCel;

  /**
   * @param side 0 for the character's left eye, 1 for its right eye
   */
  EyePainter(FaceLayers layers, EyeLandmarks eye, int side) {
    skin = layers.skin();
    this.eye = eye;
    this.side = side;
    box = boxOf(eye, layers.picture().width());
    lids = new EyeLids(eye, box);
    sprites = new EyeSprites(layers.picture(), layers.plate(), eye, box);
    opening = new Coverage(box);
    eyeballs = layers.faceCels().eyeballs();
    overlay = Sprite.of(eyeballs);
    tint = layers.faceCels().lidTint(eye, box);
    iris = new IrisMotion(eye, side);
    shadowDepth = SHADOW_REACH * eye.height();
    String name = side == 0 ? "left" : "right";
    closedCel = PoseCel.find(layers.cels(), "eye_closed_" + name);
    happyCel = PoseCel.find(layers.cels(), "eye_happy_" + name);
    Box all = box;
    all = closedCel.isPresent() ? all.union(closedCel.get().box()) : all;
    reach = happyCel.isPresent() ? all.union(happyCel.get().box()) : all;
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
    return reach;
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
        bend(canvas, sprites.lowerLine(), lids.lower(), x, fade);
      }
      bend(canvas, sprites.lash(), lids.upper(), x, 1f);
    }
    paintCels(canvas, pose);
  }

  @Override
  public void finish(Texture canvas) {
    tint.draw(canvas, lids, opening);
  }

  /** The artist's closed eye replaces ours in the last part of its way. */
  private void paintCels(Texture canvas, float[] pose) {
    float wink = pose[Morph.EYE_WINK_LEFT.ordinal() + side];
    float smile = pose[Morph.EYE_HAPPY_WINK_LEFT.ordinal() + side];
    float late = ramp(lids.closure(), CEL_START);
    if (late <= 0f) {
      return;
    }
    float share = smile / (wink + smile);
    float closed = closedCel.isPresent() ? late * ramp(1f - share, PURE_START) : 0f;
    float happy = happyCel.isPresent() ? late * ramp(share, PURE_START) : 0f;
    if (closed > 0f) {
      closedCel.get().draw(canvas, closed);
    }
    if (happy > 0f) {
      happyCel.get().draw(canvas, happy);
    }
  }

  /** 0 up to {@code start}, then smoothly up to 1 at 1. */
  private static float ramp(float value, float start) {
    float t = Math.max(0f, (value - start) / (1f - start));
    return t * t * (3f - 2f * t);
  }

  private void paintOpening(Texture canvas, float[] pose) {
    lids.cover(opening);
    iris.update(pose);
    float[] target = canvas.rgba();
    float[] white = sprites.white().rgba();
    for (int y = box.y(); y <= box.bottom(); y++) {
      for (int x = box.x(); x <= box.right(); x++) {
        float clear = Math.min(1f, Math.max(0f, 2f * skin[y * canvas.width() + x] - 1f));
        float cover = Math.min(1f, opening.at(x, y)) * clear;
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
        float fromX = iris.fromX(x);
        float fromY = iris.fromY(y);
        sprites.iris().drawOver(canvas, x, y, fromX, fromY, 1f);
        if (eyeballs.visible()) {
          overlay.drawOver(canvas, x, y, fromX, fromY, 1f);
        }
        target[at] = red + (target[at] * light - red) * cover;
        target[at + 1] = green + (target[at + 1] * light - green) * cover;
        target[at + 2] = blue + (target[at + 2] * light - blue) * cover;
      }
    }
  }

  /** A lid that came down casts the shadow that the picture's own lid cast before. */
  private float shadow(int x, int y) {
    float lowered = lids.upper().at(x) - lids.upper().restAt(x);
    float depth = (y - lids.upper().at(x)) / shadowDepth;
    if (lowered <= 0f || depth >= 1f) {
      return 0f;
    }
    float near = 1f - Math.max(0f, depth);
    return LID_SHADOW * near * Math.min(1f, lowered / 3f);
  }

  /**
   * Draws one column of a line that moved with the edge of a lid, as the mean of three thirds so
   * that steep parts stay smooth. What hangs below the line beyond the eye's corners shrinks as the
   * eye closes.
   */
  private void bend(Texture canvas, Sprite line, LidEdge edge, int x, float share) {
    float now = edge.at(x);
    float rest = edge.restAt(x);
    float slope = edge.slope(x) / 3f;
    float restSlope = edge.restSlope(x) / 3f;
    float stretch = edge.stretch(x);
    boolean beyond = x < eye.left() || x > eye.right();
    float hang = beyond ? stretch * (1f - HANG * lids.closure()) : stretch;
    float reach = 1.5f * (eye.lashThickness() + 9f);
    int top = Math.max(box.y(), (int) (now - reach));
    int bottom = Math.min(box.bottom(), (int) (now + reach));
    for (int y = top; y <= bottom; y++) {
      float strength = share * skin[y * canvas.width() + x] / 3f;
      line.clear();
      for (int k = -1; k <= 1; k++) {
        float away = y - now - k * slope;
        float from = rest + k * restSlope + away / (away > 0f ? hang : stretch);
        line.add(x + k / 3f, from, strength);
      }
      line.drawSum(canvas, x, y);
    }
  }
}
