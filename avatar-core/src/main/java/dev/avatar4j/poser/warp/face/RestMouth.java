package dev.avatar4j.poser.warp.face;

/**
 * What the mouth does when every mouth morph is 0. The Talking Head Anime layout asks for pictures
 * with an open mouth, and its networks close it at rest; {@code mouth_aaa} at 1 opens it again.
 */
public enum RestMouth {
  /** A mouth drawn open is closed at rest. */
  CLOSED,
  /** The mouth stays as drawn. */
  PICTURE
}
