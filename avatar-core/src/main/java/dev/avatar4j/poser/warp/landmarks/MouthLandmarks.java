package dev.avatar4j.poser.warp.landmarks;

/**
 * The mouth as drawn.
 *
 * @param upper upper edge of the opening from corner to corner; the line itself if it is closed
 * @param lower lower edge over the same columns
 */
public record MouthLandmarks(Curve upper, Curve lower) {
  /** Mouths drawn lower than this many pixels count as closed. */
  private static final float CLOSED_HEIGHT = 2.6f;

  /**
   * @return the greatest height of the opening in pixels
   */
  public float height() {
    float height = 0f;
    for (float x = left(); x <= right(); x += 0.5f) {
      height = Math.max(height, lower.at(x) - upper.at(x));
    }
    return height;
  }

  /**
   * @return whether the picture shows the inside of the mouth
   */
  public boolean open() {
    return height() > CLOSED_HEIGHT;
  }

  /**
   * @return column of the corner on the left of the picture
   */
  public float left() {
    return Math.max(upper.left(), lower.left());
  }

  /**
   * @return column of the corner on the right of the picture
   */
  public float right() {
    return Math.min(upper.right(), lower.right());
  }

  /**
   * @return width in pixels
   */
  public float width() {
    return right() - left();
  }
}
