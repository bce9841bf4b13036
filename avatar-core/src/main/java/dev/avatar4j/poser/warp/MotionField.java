package dev.avatar4j.poser.warp;

import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.pose.Morph;

/**
 * Where each output pixel comes from: the source position at the corners of 64x64 cells of 8x8
 * pixels. The motions are undone from the outside in: lean of the body, its turn and breath, tilt
 * of the neck, turn of the head. Every weight is smooth and every displacement changes by well
 * under one pixel a pixel, so the map never folds.
 *
 * <p>Signs follow the Talking Head Anime networks: {@code head_x} 1 looks up, {@code head_y} and
 * {@code body_y} 1 turn to the left of the picture, {@code neck_z} and {@code body_z} 1 tilt the
 * top of the figure to the left of the picture.
 */
final class MotionField {
  /** Cells in each direction. */
  static final int CELLS = 64;

  /** Corners in each direction. */
  static final int NODES = CELLS + 1;

  /** Edge of a cell in pixels. */
  static final int CELL = CharacterImage.SIZE / CELLS;

  private static final float NECK_TILT = 0.21f;
  private static final float BODY_LEAN = 0.125f;
  private static final float HEAD_TURN = 11f;
  private static final float HEAD_NOD = 8.5f;
  private static final float BODY_TURN = 11f;
  private static final float BREATH_LIFT = 2.6f;
  private static final float BREATH_WIDTH = 0.012f;

  private final FigureGeometry figure;
  private final float[] sourceX = new float[NODES * NODES];
  private final float[] sourceY = new float[NODES * NODES];

  MotionField(FigureGeometry figure) {
    this.figure = figure;
  }

  /** Source columns of the corners, row by row. */
  float[] sourceX() {
    return sourceX;
  }

  /** Source rows of the corners, row by row. */
  float[] sourceY() {
    return sourceY;
  }

  /**
   * Computes the field.
   *
   * @param pose 45 values within their ranges
   */
  void update(float[] pose) {
    float headX = pose[Morph.HEAD_X.ordinal()];
    float bodyY = pose[Morph.BODY_Y.ordinal()];
    float headY = pose[Morph.HEAD_Y.ordinal()] + 0.3f * bodyY;
    float tilt = NECK_TILT * pose[Morph.NECK_Z.ordinal()];
    float lean = BODY_LEAN * pose[Morph.BODY_Z.ordinal()];
    float breath = pose[Morph.BREATHING.ordinal()];
    for (int row = 0; row < NODES; row++) {
      float outY = row * CELL;
      float bend = lean * leanSlope(outY);
      float leanShift = lean * leanShift(outY);
      for (int column = 0; column < NODES; column++) {
        float x = column * CELL;
        float y = outY + bend * (x - figure.bodyX());
        x += leanShift + 0.5f * bend * bend * (x - figure.bodyX());

        float head = headWeight(y);
        float trunk = dome((x - figure.bodyX()) / figure.bodyRadius());
        float rise =
            1f
                - smooth(
                    (y - figure.shoulderY() - 20f)
                        / (FigureGeometry.HIP_Y - figure.shoulderY() - 40f));
        x += bodyY * BODY_TURN * rise * (trunk + (0.75f - trunk) * head);
        float chest = rise * (1f - rise) * 4f * (1f - head);
        x -= breath * BREATH_WIDTH * chest * trunk * (x - figure.bodyX());
        y += breath * BREATH_LIFT * rise * (0.35f + 0.65f * Math.max(trunk, head));

        float angle = tilt * head;
        float sine = angle * (1f - angle * angle / 6f);
        float cosine = 1f - 0.5f * angle * angle;
        float fromX = x - figure.pivotX();
        float fromY = y - figure.pivotY();
        x = figure.pivotX() + cosine * fromX - sine * fromY;
        y = figure.pivotY() + sine * fromX + cosine * fromY;

        float u = (x - figure.faceX()) / figure.headRadiusX();
        float v = (y - figure.faceY()) / figure.headRadiusY();
        float depth = dome2(u * u + v * v);
        x += HEAD_TURN * headY * (1.15f * depth - 0.15f * head);
        y += HEAD_NOD * headX * (1.3f * depth - 0.3f * head);
        sourceX[row * NODES + column] = x;
        sourceY[row * NODES + column] = y;
      }
    }
  }

  /** 1 in the head, falling to 0 around the shoulders: hair that hangs there bends with it. */
  private float headWeight(float y) {
    return 1f - smooth((y - figure.chinY() + 8f) / 56f);
  }

  /** Slope of the bent spine: 0 below the hips, 1 from the chest up. */
  private float leanSlope(float y) {
    return smooth((FigureGeometry.HIP_Y - y) / (FigureGeometry.HIP_Y - figure.shoulderY()));
  }

  /** Its integral over the height, in pixels: x^3 - x^4/2 is the integral of 3x^2 - 2x^3. */
  private float leanShift(float y) {
    float length = FigureGeometry.HIP_Y - figure.shoulderY();
    float t = (FigureGeometry.HIP_Y - y) / length;
    if (t <= 0f) {
      return 0f;
    }
    return t >= 1f ? length * (t - 0.5f) : length * (t * t * t - 0.5f * t * t * t * t);
  }

  private static float smooth(float t) {
    float clamped = Math.max(0f, Math.min(1f, t));
    return clamped * clamped * (3f - 2f * clamped);
  }

  private static float dome(float u) {
    return dome2(u * u);
  }

  private static float dome2(float squared) {
    float rest = Math.max(0f, 1f - squared);
    return rest * rest;
  }
}
