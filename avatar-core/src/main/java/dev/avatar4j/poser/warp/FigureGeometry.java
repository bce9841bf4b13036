package dev.avatar4j.poser.warp;

import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.poser.warp.landmarks.Landmarks;
import dev.avatar4j.poser.warp.landmarks.Point;

/**
 * The few measures of a figure that its motion depends on, in pixels.
 *
 * @param faceX column of the face's axis
 * @param faceY row of the middle of the face, where a turn of the head shows most
 * @param chinY row of the chin
 * @param pivotX column of the neck's pivot
 * @param pivotY row of the neck's pivot
 * @param headRadiusX half the width of the dome that stands for the head
 * @param headRadiusY half its height
 * @param bodyX column of the body's axis
 * @param shoulderY row of the shoulders
 * @param bodyRadius half the width of the dome that stands for the trunk
 */
record FigureGeometry(
    float faceX,
    float faceY,
    float chinY,
    float pivotX,
    float pivotY,
    float headRadiusX,
    float headRadiusY,
    float bodyX,
    float shoulderY,
    float bodyRadius) {

  /** Row of the hips: from here down a standing figure does not lean. */
  static final float HIP_Y = 460f;

  static FigureGeometry of(CharacterImage character, Landmarks landmarks) {
    Point chin = landmarks.chin();
    Point pivot = landmarks.neckPivot();
    float height = Math.max(24f, chin.y() - landmarks.eyeLineY());
    float faceX = landmarks.axisX();
    float shoulderY = landmarks.shoulderY();
    return new FigureGeometry(
        faceX,
        landmarks.eyeLineY() + 0.25f * height,
        chin.y(),
        pivot.x(),
        pivot.y(),
        1.95f * height,
        2.15f * height,
        pivot.x(),
        shoulderY,
        bodyRadius(character, pivot.x(), shoulderY));
  }

  /** Half the visible width at chest height, with some room around it. */
  private static float bodyRadius(CharacterImage character, float centre, float shoulderY) {
    int row = Math.min(CharacterImage.SIZE - 1, Math.round(shoulderY) + 60);
    float widest = 60f;
    for (int x = 0; x < CharacterImage.SIZE; x++) {
      if (character.picture().alpha()[row * CharacterImage.SIZE + x] > 0.5f) {
        widest = Math.max(widest, Math.abs(x - centre));
      }
    }
    return Math.min(200f, 1.35f * widest);
  }
}
