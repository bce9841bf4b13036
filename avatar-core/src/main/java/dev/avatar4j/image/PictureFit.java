package dev.avatar4j.image;

/** How a picture that is not 512x512 becomes so. */
public enum PictureFit {
  /** The largest centred square, scaled: nothing is added, the longer side loses its ends. */
  CENTRE_SQUARE,
  /**
   * The whole picture, shrunk until it fits and never enlarged, in the middle of a transparent
   * square: what Talkinghead does with uploads.
   */
  WHOLE;

  /**
   * @param picture any size
   * @return a picture of {@link CharacterImage#SIZE}; the same one if it has that size already
   */
  public PixelBuffer apply(PixelBuffer picture) {
    return this == WHOLE
        ? LanczosScaler.whole(picture, CharacterImage.SIZE)
        : LanczosScaler.centreSquare(picture, CharacterImage.SIZE);
  }
}
