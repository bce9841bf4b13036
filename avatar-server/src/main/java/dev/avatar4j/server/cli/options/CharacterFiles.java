package dev.avatar4j.server.cli.options;

import dev.avatar4j.InvalidInputException;
import dev.avatar4j.animation.AnimatorSettings;
import dev.avatar4j.animation.SettingsLayers;
import dev.avatar4j.emotion.EmotionLibrary;
import dev.avatar4j.server.cli.console.HelpHeading;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * How the character moves and what it can show: files named on the command line, and files that lie
 * beside the character's picture, which win over them.
 */
@HelpHeading("Character")
public final class CharacterFiles {
  private static final String SETTINGS = "_animator.json";

  @Option(
      names = "--settings",
      paramLabel = "FILE.json",
      description =
          "Animator settings, a JSON object (docs/animation.md). What "
              + "<picture>_animator.json, or else _animator.json, beside the picture of "
              + "--image says wins over them.")
  private Path settings;

  @Mixin private EmotionFiles emotions;

  /**
   * @param image the picture named on the command line, or null
   * @throws InvalidInputException if anything is wrong with a file; names the file and every
   *     problem
   */
  public AnimatorSettings settings(Path image) {
    SettingsLayers layers = SettingsLayers.BUILT_IN;
    if (settings != null) {
      layers = layers.with(settings.toString(), JsonFiles.read("--settings", settings));
    }
    Optional<Path> own = PictureNeighbours.find(image, SETTINGS);
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
  public EmotionLibrary emotions(Path image, PrintWriter err) {
    return emotions.library(image, err);
  }
}
