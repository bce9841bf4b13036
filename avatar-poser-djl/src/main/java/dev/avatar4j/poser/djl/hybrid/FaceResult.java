package dev.avatar4j.poser.djl.hybrid;

/**
 * A painted face, or why there is none.
 *
 * @param request what was asked for
 * @param eyes its upper part; {@code null} after a failure
 * @param mouth its lower part; {@code null} after a failure
 * @param failure {@code null} if it was painted
 */
record FaceResult(
    FaceRequest request, PartPicture eyes, PartPicture mouth, RuntimeException failure) {
  PartPicture part(FacePart part) {
    return part == FacePart.EYES ? eyes : mouth;
  }
}
