package dev.avatar4j.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.animation.AnimatorSettings;
import dev.avatar4j.animation.SettingsLayers;
import dev.avatar4j.emotion.EmotionLibrary;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/**
 * How the character moves and what it can show: files named on the command line, and files that lie
 * beside the character's picture, which win over them.
 */
final class CharacterFiles {
  private static final String SETTINGS = "_animator.json";
  private static final String EMOTIONS = "_emotions.json";

  @Option(
      names = "--settings",
      paramLabel = "FILE.json",
      description =
          "Animator settings (docs/animation.md). What <picture>_animator.json or _animator.json"
              + " beside the picture says wins over them.")
  private Path settings;

  @Option(
      names = "--emotions",
      paramLabel = "DIR|FILE.json",
      description =
          "Emotion templates: a folder of <emotion>.json, or one file of several. What"
              + " <picture>_emotions.json or _emotions.json beside the picture says wins over them.")
  private Path emotions;

  /**
   * @param image the picture named on the command line, or null
   * @throws InvalidInputException if anything is wrong with a file; names the file and every
   *     problem
   */
  AnimatorSettings settings(Path image) {
    SettingsLayers layers = SettingsLayers.BUILT_IN;
    if (settings != null) {
      layers = layers.with(settings.toString(), JsonFiles.read("--settings", settings));
    }
    Optional<Path> own = beside(image, SETTINGS);
    if (own.isPresent()) {
      layers = layers.with(own.get().toString(), JsonFiles.read("--image", own.get()));
    }
    return layers.resolve();
  }

  /**
   * @param image the picture named on the command line, or null
   * @param err receives a line for each thing that was left out
   * @throws InvalidInputException if anything is wrong with a file; names the file and the reason
   */
  EmotionLibrary emotions(Path image, PrintWriter err) {
    EmotionLibrary library = EmotionLibrary.factory();
    if (emotions != null && Files.isDirectory(emotions)) {
      library = library.withDirectory(emotions);
    } else if (emotions != null) {
      library = with(library, "--emotions", emotions, err);
    }
    Optional<Path> own = beside(image, EMOTIONS);
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

  /** The file for this picture alone, or else that for all pictures of its folder. */
  private static Optional<Path> beside(Path image, String name) {
    if (image == null || image.getFileName() == null) {
      return Optional.empty();
    }
    String file = image.getFileName().toString();
    int dot = file.lastIndexOf('.');
    String stem = dot > 0 ? file.substring(0, dot) : file;
    return Stream.of(stem + name, name)
        .map(image::resolveSibling)
        .filter(Files::isRegularFile)
        .findFirst();
  }
}
