package dev.avatar4j.poser.warp.face;

import dev.avatar4j.InvalidInputException;

/**
 * What the mouth does when every mouth morph is 0. The Talking Head Anime layout asks for pictures
 * with an open mouth, and its networks close it at rest; {@code mouth_aaa} at 1 opens it again.
 */
public enum RestMouth {
  /** A mouth drawn open is closed at rest. */
  CLOSED,
  /** The mouth stays as drawn. */
  PICTURE;

  /**
   * @param text the value of the option {@code rest}
   * @return what it means
   * @throws InvalidInputException if it means nothing
   */
  public static RestMouth parse(String text) {
    return switch (text) {
      case "closed" -> CLOSED;
      case "picture" -> PICTURE;
      default ->
          throw new InvalidInputException(
              "poser", "Option rest of poser warp is closed or picture; got \"" + text + "\".");
    };
  }
}
