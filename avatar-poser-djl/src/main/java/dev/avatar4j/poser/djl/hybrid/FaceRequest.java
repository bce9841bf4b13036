package dev.avatar4j.poser.djl.hybrid;

/** An expression that a session wants to have painted. Immutable. */
final class FaceRequest {
  private final ExpressionKey eyes;
  private final ExpressionKey mouth;
  private final long wantedNanos;
  private final boolean ahead;

  /**
   * @param eyes the expression of the eyes; copied
   * @param mouth the expression of the mouth; copied
   * @param wantedNanos time of the frame that wants it
   * @param ahead whether no frame wants it yet
   */
  FaceRequest(ExpressionKey eyes, ExpressionKey mouth, long wantedNanos, boolean ahead) {
    this.eyes = eyes.copy();
    this.mouth = mouth.copy();
    this.wantedNanos = wantedNanos;
    this.ahead = ahead;
  }

  ExpressionKey key(FacePart part) {
    return part == FacePart.EYES ? eyes : mouth;
  }

  long wantedNanos() {
    return wantedNanos;
  }

  boolean ahead() {
    return ahead;
  }

  boolean isFor(ExpressionKey otherEyes, ExpressionKey otherMouth) {
    return eyes.equals(otherEyes) && mouth.equals(otherMouth);
  }

  /** Writes the expression into a pose. */
  void writeTo(float[] pose) {
    eyes.writeTo(pose);
    mouth.writeTo(pose);
  }
}
