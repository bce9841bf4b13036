package dev.avatar4j.poser.warp.face;

import dev.avatar4j.pose.Morph;
import dev.avatar4j.poser.warp.landmarks.EyeLandmarks;

/** Where a pose moves the iris of one eye, and how much it shrinks it. Reused from pose to pose. */
final class IrisMotion {
  private static final float SMALLEST_IRIS = 0.42f;

  private final EyeLandmarks eye;
  private final int side;
  private final float reachX;
  private final float reachY;
  private float scale = 1f;
  private float shiftX;
  private float shiftY;

  /**
   * @param side 0 for the character's left eye, 1 for its right eye
   */
  IrisMotion(EyeLandmarks eye, int side) {
    this.eye = eye;
    this.side = side;
    reachX = -0.17f * eye.width();
    reachY = -0.26f * eye.height();
  }

  /** Takes over a pose, 45 values in range. */
  void update(float[] pose) {
    float small = pose[Morph.IRIS_SMALL_LEFT.ordinal() + side];
    float surprised = pose[Morph.EYE_SURPRISED_LEFT.ordinal() + side];
    scale = (1f - (1f - SMALLEST_IRIS) * small) * (1f - 0.14f * surprised);
    shiftX = reachX * pose[Morph.IRIS_ROTATION_Y.ordinal()];
    shiftY = reachY * pose[Morph.IRIS_ROTATION_X.ordinal()];
  }

  /** Column of the picture that is now seen at column {@code x}. */
  float fromX(int x) {
    return eye.iris().x() + (x - eye.iris().x() - shiftX) / scale;
  }

  /** Row of the picture that is now seen at row {@code y}. */
  float fromY(int y) {
    return eye.iris().y() + (y - eye.iris().y() - shiftY) / scale;
  }
}
