package dev.avatar4j.poser.warp.face;

import java.util.Optional;

/**
 * One of the mouths that others are mixed from. Immutable.
 *
 * @param shape its outline
 * @param interior what is seen inside; nothing if it is closed
 * @param drawing the artist's drawing of it, if there is one
 */
record KeyMouth(
    MouthShape shape, Optional<MouthInterior> interior, Optional<MouthDrawing> drawing) {
  /** Mouths lower than this many pixels count as closed. */
  private static final float CLOSED_HEIGHT = 2f;

  /** A mouth nobody drew. */
  static KeyMouth of(MouthShape shape, MouthInterior interior) {
    return new KeyMouth(shape, Optional.of(interior), Optional.empty());
  }

  /** The mouth of the picture. */
  static KeyMouth ofPicture(
      Texture picture, MouthShape shape, MouthPlace place, Optional<MouthInterior> interior) {
    float margin = 5f;
    Box box = place.around(shape, margin, picture.width());
    Sprite sprite = Sprite.feathered(picture, box, margin - 2f);
    return new KeyMouth(
        shape, interior, Optional.of(new MouthDrawing(sprite, shape, place, picture.width())));
  }

  /**
   * A mouth drawn on a cel.
   *
   * @param plate the face without its mouth
   * @param place what shapes are relative to
   * @param halfLine half the width of the line around the mouth
   * @param otherwise what is taken from where the cel shows no mouth
   */
  static KeyMouth ofCel(
      PoseCel cel, Texture plate, MouthPlace place, float halfLine, KeyMouth otherwise) {
    Texture drawn = plate.copy();
    cel.draw(drawn, 1f);
    Optional<MouthShape> found = MouthContour.find(drawn, plate, cel.box(), place, halfLine);
    MouthShape shape = found.orElse(otherwise.shape());
    Optional<MouthInterior> interior = otherwise.interior();
    if (found.isPresent()) {
      boolean open = shape.height() * place.unit() > CLOSED_HEIGHT;
      interior = open ? Optional.of(MouthInterior.of(drawn, shape, place)) : Optional.empty();
    }
    MouthDrawing drawing = new MouthDrawing(cel.sprite(), shape, place, plate.width());
    return new KeyMouth(shape, interior, Optional.of(drawing));
  }
}
