package dev.avatar4j.image;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One character, checked, repaired and ready for a poser: the picture, what it brings along, and
 * what had to be repaired. Immutable and thread-safe as long as nobody writes to its frames, which
 * are shared and to be read only.
 *
 * @param name the character's name: the file name without its extension, or {@code character}
 * @param picture {@value #SIZE}x{@value #SIZE}, linear light, straight alpha; where alpha is 0 all
 *     channels are 0
 * @param cels further pictures aligned with the first, by cel name (the part of the file name after
 *     {@code <name>_}): {@code eye_closed_left}, {@code mouth_aaa}, {@code blush1}, ...; iterates
 *     in the order given, which is the drawing order
 * @param landmarks the text of {@code <name>.landmarks.json} if there is one
 * @param warnings what was repaired or ignored, each a full sentence for the user
 */
public record CharacterImage(
    String name,
    Frame picture,
    Map<String, Cel> cels,
    Optional<String> landmarks,
    List<String> warnings) {

  /** Width and height of every character picture, in pixels. */
  public static final int SIZE = 512;

  /** Checks the size and copies the collections. */
  public CharacterImage {
    if (picture.width() != SIZE || picture.height() != SIZE) {
      throw new IllegalArgumentException(
          name + " is " + picture.width() + "x" + picture.height() + ", not " + SIZE + "x" + SIZE);
    }
    cels = Collections.unmodifiableMap(new LinkedHashMap<>(cels));
    cels.forEach(CharacterImage::requireInside);
    warnings = List.copyOf(warnings);
  }

  /**
   * @param text the text of a landmarks file; empty to have the features searched
   * @return this character with other landmarks
   */
  public CharacterImage withLandmarks(Optional<String> text) {
    return new CharacterImage(name, picture, cels, text, warnings);
  }

  private static void requireInside(String name, Cel cel) {
    Frame pixels = cel.pixels();
    if (cel.x() < 0
        || cel.y() < 0
        || cel.x() + pixels.width() > SIZE
        || cel.y() + pixels.height() > SIZE) {
      throw new IllegalArgumentException("Cel " + name + " reaches beyond the picture");
    }
  }
}
