package dev.avatar4j.image;

import dev.avatar4j.InputProblems;
import dev.avatar4j.InvalidInputException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Puts one character together from pictures that all have to be usable. Used once. */
final class StrictParts {
  private final String name;
  private final ImageLimits limits;
  private final SquarePicture picture;
  private final Map<String, Cel> cels = new LinkedHashMap<>();
  private int pixelsLeft;

  /**
   * @param name the character's name
   * @param file the picture's bytes
   * @param limits bounds on every picture
   * @param pixels how many all pictures may have together
   * @throws InvalidInputException if the picture is unusable
   */
  StrictParts(String name, byte[] file, ImageLimits limits, int pixels) {
    this.name = name.isBlank() ? "character" : name;
    this.limits = limits;
    pixelsLeft = pixels;
    picture = read(file);
  }

  private SquarePicture read(byte[] file) {
    ImageLimits left =
        new ImageLimits(
            limits.maxBytes(),
            Math.max(1, Math.min(limits.maxPixels(), pixelsLeft)),
            limits.maxSide(),
            limits.maxCels(),
            limits.maxLandmarkBytes());
    SquarePicture square = SquarePicture.read(file, left, PictureFit.CENTRE_SQUARE);
    pixelsLeft -= square.sourcePixels();
    return square;
  }

  /**
   * @throws InvalidInputException if it is unusable, unknown, or one too many
   */
  void addCel(String cel, byte[] file) {
    if (!CelNames.isKnown(cel)) {
      throw new InvalidInputException(
          cel, "No cel is called \"" + InputProblems.shown(cel) + "\".");
    }
    if (cels.size() >= limits.maxCels()) {
      throw new InvalidInputException(
          cel, "A character has at most " + limits.maxCels() + " cels.");
    }
    SquarePicture square;
    try {
      square = read(file);
    } catch (InvalidInputException e) {
      throw new InvalidInputException(cel, e.getMessage(), e);
    }
    if (!square.hasTransparency()) {
      throw new InvalidInputException(
          cel, "The cel is opaque and would cover the whole character.");
    }
    cels.put(cel, Cel.cutFrom(square.frame()));
  }

  CharacterImage build(Optional<String> landmarks) {
    return new CharacterImage(name, picture.frame(), cels, landmarks, picture.warnings());
  }
}
