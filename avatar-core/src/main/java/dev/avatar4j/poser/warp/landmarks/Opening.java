package dev.avatar4j.poser.warp.landmarks;

/** What an eye and a mouth have in common: an opening between an upper and a lower edge. */
public interface Opening {
  /**
   * @return the upper edge, from corner to corner
   */
  Curve upper();

  /**
   * @return the lower edge, over the same columns
   */
  Curve lower();

  /**
   * @return the greatest height in pixels
   */
  default float height() {
    float height = 0f;
    for (float x = left(); x <= right(); x += 0.5f) {
      height = Math.max(height, lower().at(x) - upper().at(x));
    }
    return height;
  }

  /**
   * @return column of the corner on the left of the picture
   */
  default float left() {
    return Math.max(upper().left(), lower().left());
  }

  /**
   * @return column of the corner on the right of the picture
   */
  default float right() {
    return Math.min(upper().right(), lower().right());
  }

  /**
   * @return width in pixels
   */
  default float width() {
    return right() - left();
  }
}
