package dev.avatar4j.poser.warp.face;

import dev.avatar4j.pose.Morph;
import dev.avatar4j.poser.warp.landmarks.EyeLandmarks;

/**
 * The edges of one eye's lids, a quarter pixel apart, at rest and in a pose. Lids close onto a
 * shallow bowl near the lower lid ({@code wink}) or onto an arch ({@code happy_wink}); both edges
 * meet there, so nothing of the eye stays visible.
 */
final class EyeLids {
  private final Box box;
  private final float left;
  private final float right;
  private final float height;
  private final float[] winked;
  private final float[] happy;
  private final float[] flat;
  private final float[] bell;
  private final LidEdge upper;
  private final LidEdge lower;
  private float closure;

  EyeLids(EyeLandmarks eye, Box box) {
    this.box = box;
    left = eye.left();
    right = eye.right();
    height = eye.height();
    int count = box.width() * Coverage.SUB;
    winked = new float[count];
    happy = new float[count];
    flat = new float[count];
    bell = new float[count];
    upper = new LidEdge(box);
    lower = new LidEdge(box);
    float middle = 0.5f * (left + right);
    float low = eye.lower().at(middle);
    float bowlLeft = bowlEnd(eye, left, low);
    float bowlRight = bowlEnd(eye, right, low);
    float bow = low - 0.08f * height - 0.5f * (bowlLeft + bowlRight);
    float peak = Float.MAX_VALUE;
    for (float x = left; x <= right; x += 0.5f) {
      peak = Math.min(peak, eye.upper().at(x));
    }
    for (int i = 0; i < count; i++) {
      float x = Coverage.column(box, i);
      float t = Math.max(0f, Math.min(1f, (x - left) / (right - left)));
      float arch = 4f * t * (1f - t);
      upper.rest[i] = eye.upper().at(x);
      lower.rest[i] = Math.max(upper.rest[i], eye.lower().at(x));
      bell[i] = arch;
      winked[i] = bowlLeft + (bowlRight - bowlLeft) * t + bow * arch;
      happy[i] = low - 0.1f * height - 0.5f * height * arch * (0.6f + 0.4f * arch);
      flat[i] = Math.max(upper.rest[i], peak + 0.44f * height);
    }
  }

  /** How low the closed line starts at a corner: below the corner, but not far above the middle. */
  private float bowlEnd(EyeLandmarks eye, float x, float low) {
    float corner = eye.upper().at(x) + 0.65f * Math.max(0f, eye.lower().at(x) - eye.upper().at(x));
    return Math.max(corner, low - 0.25f * height);
  }

  /**
   * Computes the lids.
   *
   * @param pose 45 values in range
   * @param side 0 for the character's left eye, 1 for its right eye
   */
  void update(float[] pose, int side) {
    float wink = pose[Morph.EYE_WINK_LEFT.ordinal() + side];
    float smile = pose[Morph.EYE_HAPPY_WINK_LEFT.ordinal() + side];
    float surprised = pose[Morph.EYE_SURPRISED_LEFT.ordinal() + side];
    float relaxed = pose[Morph.EYE_RELAXED_LEFT.ordinal() + side];
    float bored = pose[Morph.EYE_UNIMPRESSED_LEFT.ordinal() + side];
    float raised = pose[Morph.EYE_RAISED_LOWER_EYELID_LEFT.ordinal() + side];
    float both = wink + smile;
    closure = Math.min(1f, both);
    float share = both > 0f ? smile / both : 0f;
    float widen = surprised * (1f - 0.6f * Math.max(relaxed, bored));
    for (int i = 0; i < flat.length; i++) {
      float gap = lower.rest[i] - upper.rest[i];
      float u = upper.rest[i] - 0.2f * widen * height * bell[i];
      u += relaxed * (0.6f * gap + 0.02f * height * bell[i]);
      u = Math.max(u, u + bored * (flat[i] - upper.rest[i]) * (1f - 0.5f * relaxed));
      float l = lower.rest[i] + 0.09f * widen * height * bell[i];
      l -= raised * Math.min(gap, 0.34f * height * (0.35f + 0.65f * bell[i]));
      if (u > l) {
        u = 0.5f * (u + l);
        l = u;
      }
      float line = winked[i] + (happy[i] - winked[i]) * share;
      upper.now[i] = u + (line - u) * closure;
      lower.now[i] = l + (line - l) * closure;
    }
  }

  /** Sets a coverage of the same box to what the lids leave open between the eye's corners. */
  void cover(Coverage opening) {
    opening.clear();
    for (int i = 0; i < flat.length; i++) {
      float x = Coverage.column(box, i);
      if (x >= left && x <= right) {
        opening.add(i, upper.now[i], lower.now[i]);
      }
    }
  }

  LidEdge upper() {
    return upper;
  }

  LidEdge lower() {
    return lower;
  }

  /** How far the eye is closed, 0..1. */
  float closure() {
    return closure;
  }
}
