package dev.avatar4j.server.cli.options;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.emotion.EmotionLibrary;
import dev.avatar4j.server.cli.console.HelpHeading;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/**
 * What the character can show: templates named on the command line, and those that lie beside the
 * character's picture, which win over them.
 */
@HelpHeading("Character")
public final class EmotionFiles {
  private static final String EMOTIONS = "_emotions.json";

  @Option(
      names = "--emotions",
      paramLabel = "DIR|FILE.json",
      description =
          "Emotion templates that replace or extend the 28 built-in ones: a folder of "
              + "<emotion>.json, or one file of several (docs/emotions.md). Where there is "
              + "--image, what <picture>_emotions.json, or else _emotions.json, beside the "
              + "picture says wins over them.")
  private Path emotions;

  /**
   * @param image the picture named on the command line, or null
   * @param err receives a line for each thing that was left out
   * @throws InvalidInputException if anything is wrong with a file; names the file and the reason
   */
  public EmotionLibrary library(Path image, PrintWriter err) {
    EmotionLibrary library = EmotionLibrary.factory();
    if (emotions != null && Files.isDirectory(emotions)) {
      library = library.withDirectory(emotions);
    } else if (emotions != null) {
      library = with(library, "--emotions", emotions, err);
    }
    Optional<Path> own = PictureNeighbours.find(image, EMOTIONS);
    return own.isPresent() ? with(library, "--image", own.get(), err) : library;
  }

  private static EmotionLibrary with(
      EmotionLibrary library, String option, Path file, PrintWriter err) {
    JsonNode templates = JsonFiles.read(option, file);
    try {
      return library.withTemplates(templates, note -> err.println("note: " + file + ": " + note));
    } catch (InvalidInputException e) {
      throw new InvalidInputException(option, file + ": " + e.getMessage(), e);
    }
  }
}
