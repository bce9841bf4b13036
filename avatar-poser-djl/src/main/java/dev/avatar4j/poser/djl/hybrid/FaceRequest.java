package dev.avatar4j.poser.djl.hybrid;

import dev.avatar4j.pose.Morph;

/** An expression that a session wants to have painted. Immutable. */
final class FaceRequest {
  /** Why a face is wanted. */
  enum Kind {
    /** A frame shows something else in its place. */
    MISSING,
    /** The expression rests, and its parts were painted with other company. */
    RESTING,
    /** A frame may want it later on. */
    AHEAD
  }

  private final Kind kind;
  private final ExpressionKey eyes;
  private final ExpressionKey mouth;
  private final float[] pose = new float[Morph.COUNT];
  private final long wantedNanos;

  private FaceRequest(Kind kind, ExpressionKey eyes, ExpressionKey mouth, long wantedNanos) {
    this.kind = kind;
    this.eyes = eyes.copy();
    this.mouth = mouth.copy();
    this.wantedNanos = wantedNanos;
  }

  /**
   * @param eyes the expression of the eyes; copied
   * @param mouth the expression of the mouth; copied
   * @param nanos time of the frame that asks
   */
  static FaceRequest of(Kind kind, ExpressionKey eyes, ExpressionKey mouth, long nanos) {
    FaceRequest request = new FaceRequest(kind, eyes, mouth, nanos);
    eyes.writeTo(request.pose);
    mouth.writeTo(request.pose);
    return request;
  }

  /**
   * @param pose the pose that rests, to be painted exactly; copied
   */
  static FaceRequest resting(ExpressionKey eyes, ExpressionKey mouth, float[] pose, long nanos) {
    FaceRequest request = new FaceRequest(Kind.RESTING, eyes, mouth, nanos);
    System.arraycopy(pose, 0, request.pose, 0, FaceStage.MORPHS);
    return request;
  }

  Kind kind() {
    return kind;
  }

  ExpressionKey key(FacePart part) {
    return part == FacePart.EYES ? eyes : mouth;
  }

  /** What to paint; to be read only. */
  float[] pose() {
    return pose;
  }

  long wantedNanos() {
    return wantedNanos;
  }

  boolean isFor(Kind otherKind, ExpressionKey otherEyes, ExpressionKey otherMouth) {
    return kind == otherKind && eyes.equals(otherEyes) && mouth.equals(otherMouth);
  }
}
