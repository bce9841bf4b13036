package dev.avatar4j.poser.warp.face;

/**
 * Draws one feature of the face onto the clean plate, in any pose. Used by one thread at a time.
 */
interface FeaturePainter {
  /** All pixels this feature may ever touch. */
  Box box();

  /**
   * Draws the feature.
   *
   * @param canvas holds the plate
   * @param pose 45 values in range
   */
  void paint(Texture canvas, float[] pose);

  /**
   * Draws what lies over the finished face, in the pose last painted.
   *
   * @param canvas holds the painted face
   */
  default void finish(Texture canvas) {}

  /**
   * How far a pose takes this feature away from the picture, 0 for as drawn; 1 and more for
   * something quite different.
   *
   * @param pose 45 values in range
   */
  float change(float[] pose);
}
