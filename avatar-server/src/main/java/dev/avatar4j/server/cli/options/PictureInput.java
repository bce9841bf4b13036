package dev.avatar4j.server.cli.options;

import dev.avatar4j.InvalidInputException;
import dev.avatar4j.image.ImageLimits;
import dev.avatar4j.image.Picture;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.function.Function;

/** Pictures that are named on the command line. */
public final class PictureInput {
  private PictureInput() {}

  /**
   * @param option where the file was named
   * @param err receives a line for each thing that was lost
   * @throws InvalidInputException if the picture cannot be read; names option and file
   */
  public static Picture load(String option, Path file, PrintWriter err) {
    Picture picture = load(option, file, it -> Picture.load(it, ImageLimits.DEFAULTS));
    CharacterOptions.printWarnings(picture.warnings(), err);
    return picture;
  }

  /** Names option and file where a reader refuses what is in the file. */
  static <T> T load(String option, Path file, Function<Path, T> reader) {
    try {
      return reader.apply(file);
    } catch (InvalidInputException e) {
      String message = e.getMessage();
      String name = file.toString();
      throw new InvalidInputException(
          option, message.contains(name) ? message : name + ": " + message, e);
    }
  }
}
