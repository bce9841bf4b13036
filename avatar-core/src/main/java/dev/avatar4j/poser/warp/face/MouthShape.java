package dev.avatar4j.poser.warp.face;

import dev.avatar4j.poser.warp.landmarks.MouthLandmarks;

/**
 * The outline of a mouth: rows of its upper and lower edge at equal steps from the corner on the
 * left of the picture to the one on the right, about the mouth's middle, in units of the mouth's
 * full width. Mutable scratch for a blend, or one of the named shapes.
 */
final class MouthShape {
  /** Steps from corner to corner. */
  static final int STEPS = 40;

  final float[] upper = new float[STEPS + 1];
  final float[] lower = new float[STEPS + 1];
  float width;

  /** How far the shape lies to the right of the mouth's middle. */
  float shift;

  private interface Profile {
    float at(float q);
  }

  private static MouthShape of(
      float width, float rise, Profile top, float drop, Profile bottom, float corner) {
    MouthShape shape = new MouthShape();
    shape.width = width;
    for (int i = 0; i <= STEPS; i++) {
      float q = Math.abs(2f * i / STEPS - 1f);
      shape.upper[i] = corner - rise * top.at(q);
      shape.lower[i] = corner + drop * bottom.at(q);
    }
    return shape;
  }

  private static float round(float q) {
    return (float) Math.sqrt(Math.max(0f, 1f - q * q));
  }

  private static float flat(float q) {
    return (float) Math.sqrt(Math.max(0f, 1f - q * q * q * q));
  }

  /** A closed mouth, lips slightly curved upwards at the corners. */
  static MouthShape closed() {
    return of(0.84f, -0.05f, q -> 1f - q * q, 0.05f, q -> 1f - q * q, -0.02f);
  }

  /** Wide open, upper lip flat, jaw down. */
  static MouthShape aaa() {
    return of(0.92f, 0.13f, MouthShape::flat, 0.42f, MouthShape::round, 0f);
  }

  /** Wide and narrow, teeth together. */
  static MouthShape iii() {
    return of(1.06f, 0.1f, MouthShape::flat, 0.15f, MouthShape::flat, 0f);
  }

  /** Small and pursed. */
  static MouthShape uuu() {
    return of(0.38f, 0.12f, MouthShape::round, 0.15f, MouthShape::round, 0.03f);
  }

  /** Half open and wide. */
  static MouthShape eee() {
    return of(0.98f, 0.12f, MouthShape::flat, 0.25f, MouthShape::round, 0f);
  }

  /** A tall oval. */
  static MouthShape ooo() {
    return of(0.56f, 0.25f, MouthShape::round, 0.31f, MouthShape::round, 0.03f);
  }

  /** A triangle standing on its wide lower lip. */
  static MouthShape delta() {
    return of(0.86f, 0.36f, q -> 1f - (float) Math.pow(q, 1.15), 0.1f, MouthShape::flat, 0.16f);
  }

  /** The mouth of the picture; its edges meet in the corners. */
  static MouthShape of(MouthLandmarks mouth, MouthPlace place) {
    MouthShape shape = new MouthShape();
    shape.width = mouth.width() / place.unit();
    boolean open = mouth.open();
    for (int i = 0; i <= STEPS; i++) {
      float x = place.middleX() + (i / (float) STEPS - 0.5f) * mouth.width();
      float top = (mouth.upper().at(x) - place.middleY()) / place.unit();
      float bottom = (mouth.lower().at(x) - place.middleY()) / place.unit();
      shape.upper[i] = open ? top : 0.5f * (top + bottom);
      shape.lower[i] = open ? bottom : 0.5f * (top + bottom);
    }
    return shape;
  }

  /** The greatest distance between the edges. */
  float height() {
    float height = 0f;
    for (int i = 0; i <= STEPS; i++) {
      height = Math.max(height, lower[i] - upper[i]);
    }
    return height;
  }

  void clear() {
    java.util.Arrays.fill(upper, 0f);
    java.util.Arrays.fill(lower, 0f);
    width = 0f;
    shift = 0f;
  }

  void add(MouthShape other, float weight) {
    width += weight * other.width;
    shift += weight * other.shift;
    for (int i = 0; i <= STEPS; i++) {
      upper[i] += weight * other.upper[i];
      lower[i] += weight * other.lower[i];
    }
  }

  /** Lifts (negative) or lowers the corners on the left and right of the picture. */
  void moveCorners(float left, float right) {
    for (int i = 0; i <= STEPS; i++) {
      float s = 2f * i / STEPS - 1f;
      float move = s * s * (s < 0f ? left : right);
      upper[i] += move;
      lower[i] += move;
    }
  }

  static float at(float[] edge, float t) {
    float position = Math.max(0f, Math.min(1f, t)) * STEPS;
    int i = Math.min(STEPS - 1, (int) position);
    return edge[i] + (edge[i + 1] - edge[i]) * (position - i);
  }
}
