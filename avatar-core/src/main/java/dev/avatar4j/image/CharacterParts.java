package dev.avatar4j.image;

import dev.avatar4j.InvalidInputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts one character together from the bytes of its files. A bad picture is refused; a bad cel or
 * bad landmarks are left out with a warning. Used once, by one thread.
 */
final class CharacterParts {
  private static final int MOST_NAMED = 8;

  private final String name;
  private final ImageLimits limits;
  private final PictureFit fit;
  private final Map<String, Cel> cels = new LinkedHashMap<>();
  private final List<String> warnings = new ArrayList<>();
  private final Frame picture;
  private Optional<String> landmarks = Optional.empty();

  /**
   * @param name the character's name
   * @param file the picture's bytes
   * @param limits bounds on every part
   * @param fit how a picture of another size is brought to the right one
   * @throws InvalidInputException if the picture is unusable
   */
  CharacterParts(String name, byte[] file, ImageLimits limits, PictureFit fit) {
    this.name = name.isBlank() ? "character" : name;
    this.limits = limits;
    this.fit = fit;
    SquarePicture square = SquarePicture.read(file, limits, fit);
    picture = square.frame();
    warnings.addAll(square.warnings());
    if (!square.hasTransparency()) {
      warnings.add(
          "The picture has no transparent pixels, so its background will move with the character;"
              + " cut the character out for a better result.");
    }
  }

  /** Where a part's bytes come from. */
  @FunctionalInterface
  interface Source {
    byte[] read() throws IOException;
  }

  /** Adds a cel, or a warning if it is unusable. */
  void addCel(String cel, Source source) {
    if (cels.size() >= limits.maxCels()) {
      warnings.add(
          "Cel " + cel + " was left out: a character has at most " + limits.maxCels() + " cels.");
      return;
    }
    try {
      SquarePicture square = SquarePicture.read(source.read(), limits, fit);
      if (square.hasTransparency()) {
        cels.put(cel, Cel.cutFrom(square.frame()));
        square.warnings().forEach(w -> warnings.add("Cel " + cel + ": " + w));
      } else {
        warnings.add(
            "Cel " + cel + " was left out: it is opaque and would cover the whole character.");
      }
    } catch (InvalidInputException e) {
      warnings.add("Cel " + cel + " was left out: " + e.getMessage());
    } catch (IOException e) {
      warnings.add("Cel " + cel + " was left out: its file cannot be read (" + e + ").");
    }
  }

  /** Warns once about files that look like cels but have no known name. */
  void warnOfUnknownCels(List<String> unknown) {
    if (unknown.isEmpty()) {
      return;
    }
    int more = unknown.size() - MOST_NAMED;
    warnings.add(
        "No known cels, and therefore ignored: "
            + String.join(", ", unknown.subList(0, Math.min(MOST_NAMED, unknown.size())))
            + (more > 0 ? " and " + more + " more" : "")
            + ".");
  }

  /** Adds the landmarks, or a warning if they are no text of a sensible length. */
  void addLandmarks(Source source) {
    try {
      byte[] file = source.read();
      if (file.length > limits.maxLandmarkBytes()) {
        warnings.add(
            "The landmarks were left out: they have more than "
                + limits.maxLandmarkBytes()
                + " bytes.");
      } else {
        ByteBuffer bytes = ByteBuffer.wrap(file);
        landmarks = Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
      }
    } catch (CharacterCodingException e) {
      warnings.add("The landmarks were left out: the file is not UTF-8 text.");
    } catch (IOException e) {
      warnings.add("The landmarks were left out: the file cannot be read (" + e + ").");
    }
  }

  /**
   * @return the character, cels in the order they were added
   */
  CharacterImage build() {
    return new CharacterImage(name, picture, cels, landmarks, warnings);
  }
}
