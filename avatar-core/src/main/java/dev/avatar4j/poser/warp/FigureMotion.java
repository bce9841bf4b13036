package dev.avatar4j.poser.warp;

import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.Frame;
import dev.avatar4j.poser.warp.face.Texture;
import dev.avatar4j.poser.warp.landmarks.Landmarks;

/**
 * The motion of head and body, without the face: displaces a picture as the last six morphs of a
 * pose say (head, neck, body, breathing). Whoever paints the face paints it into the canvas before
 * each frame. One smooth displacement of a single layer: hair, neck and shoulders bend along with
 * what is beside them, nothing is uncovered, and so nothing has to be invented behind them. Used by
 * one thread at a time; drawing allocates nothing.
 */
public final class FigureMotion {
  /** How far below the shoulders the picture is still interpolated sharply, in pixels. */
  private static final float CHEST = 50f;

  private final MotionField field;
  private final FigureSampler sampler;

  /**
   * @param character the character at rest
   * @param landmarks of that character
   * @param canvas 512x512; the character, with whatever is painted over it later on
   * @param repainted where that may be; outside it the canvas stays as it is now
   */
  public FigureMotion(
      CharacterImage character, Landmarks landmarks, Texture canvas, PixelArea repainted) {
    this(character, landmarks, canvas, Occupancy.repaintedIn(canvas, repainted));
  }

  FigureMotion(CharacterImage character, Landmarks landmarks, Texture canvas, Occupancy occupancy) {
    FigureGeometry figure = FigureGeometry.of(character, landmarks);
    field = new MotionField(figure);
    sampler = new FigureSampler(canvas, occupancy, figure.shoulderY() + CHEST);
  }

  /**
   * Draws the canvas in motion.
   *
   * @param pose 45 values in range; those from {@code head_x} on are read
   * @param out 512x512; every pixel is overwritten: linear light, straight alpha, 0..1
   */
  public void draw(float[] pose, Frame out) {
    field.update(pose);
    sampler.draw(field, out);
  }
}
