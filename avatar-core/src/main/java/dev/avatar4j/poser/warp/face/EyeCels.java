package dev.avatar4j.poser.warp.face;

import dev.avatar4j.cel.CelOverlay;
import dev.avatar4j.cel.CelStrengths;
import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.poser.warp.landmarks.EyeLandmarks;

/**
 * The cels at one eye of a face that somebody else painted: on the eyeball, between lids that are
 * computed as {@link EyePainter} would draw them, and on the closing lid. Used by one thread at a
 * time.
 */
final class EyeCels {
  private final int side;
  private final Box box;
  private final EyeLids lids;
  private final Coverage opening;
  private final IrisMotion iris;
  private final CelOverlay eyeballs;
  private final Sprite overlay;
  private final LidTint tint;

  /**
   * @param side 0 for the character's left eye, 1 for its right eye
   */
  EyeCels(CharacterImage character, EyeLandmarks eye, int side, CelOverlay eyeballs) {
    this.side = side;
    this.eyeballs = eyeballs;
    box = EyePainter.boxOf(eye, CharacterImage.SIZE);
    lids = new EyeLids(eye, box);
    opening = new Coverage(box);
    iris = new IrisMotion(eye, side);
    overlay = Sprite.of(eyeballs);
    tint = new LidTint(character, eye, box);
  }

  Box box() {
    return box;
  }

  /** Takes over the strengths of a frame; tells whether the lid's colour may change. */
  boolean update(CelStrengths strengths) {
    return tint.update(strengths);
  }

  /**
   * @param pose 45 values in range
   * @param canvas holds the face in that pose, without head and body motion
   */
  void draw(float[] pose, Texture canvas) {
    lids.update(pose, side);
    lids.cover(opening);
    iris.update(pose);
    // The painter's lids may be a little lower than these, so the cels also fade as they close.
    float open = 1f - lids.closure() * lids.closure();
    if (eyeballs.visible() && open > 0f) {
      for (int y = box.y(); y <= box.bottom(); y++) {
        for (int x = box.x(); x <= box.right(); x++) {
          float cover = Math.min(1f, opening.at(x, y));
          if (cover > 0f) {
            overlay.drawOver(canvas, x, y, iris.fromX(x), iris.fromY(y), cover * open);
          }
        }
      }
    }
    tint.draw(canvas, lids, opening);
  }
}
