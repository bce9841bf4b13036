package dev.avatar4j.poser.warp.landmarks;

/**
 * The mouth as drawn.
 *
 * @param upper upper edge of the opening from corner to corner; the line itself if it is closed
 * @param lower lower edge over the same columns
 */
public record MouthLandmarks(Curve upper, Curve lower) implements Opening {
  /** Mouths drawn lower than this many pixels count as closed. */
  private static final float CLOSED_HEIGHT = 2.6f;

  /**
   * @return whether the picture shows the inside of the mouth
   */
  public boolean open() {
    return height() > CLOSED_HEIGHT;
  }
}
