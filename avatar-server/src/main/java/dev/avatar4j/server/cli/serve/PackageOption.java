package dev.avatar4j.server.cli.serve;

import dev.avatar4j.InvalidInputException;
import dev.avatar4j.animation.AnimatorSettings;
import dev.avatar4j.character.CharacterPackage;
import dev.avatar4j.emotion.EmotionLibrary;
import dev.avatar4j.server.cli.console.HelpHeading;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** A character with all that belongs to it, in one file. */
@HelpHeading("Character")
final class PackageOption {
  private static final String NAME = "--character";

  @Option(
      names = NAME,
      paramLabel = "FILE.zip",
      description =
          "A character package (docs/images.md): the picture with its cels, landmarks, emotions and"
              + " settings, which win over those of --emotions and --settings. Instead of --image.")
  private Path file;

  /**
   * @param image the picture named on the command line, or null
   * @return the package named there
   * @throws InvalidInputException if anything in it is wrong, or there is a picture too
   */
  Optional<CharacterPackage> load(Path image) {
    if (file == null) {
      return Optional.empty();
    }
    if (image != null) {
      throw new InvalidInputException(NAME, "Give --image or --character, not both.");
    }
    try {
      return Optional.of(CharacterPackage.load(file));
    } catch (InvalidInputException e) {
      throw new InvalidInputException(NAME, file + ": " + e.getMessage(), e);
    }
  }

  AnimatorSettings over(AnimatorSettings settings, Optional<CharacterPackage> pack) {
    return pack.flatMap(CharacterPackage::settings).map(settings::patched).orElse(settings);
  }

  /** Like templates beside a picture, those of a package stay when clients restore emotions. */
  EmotionLibrary over(EmotionLibrary emotions, Optional<CharacterPackage> pack, PrintWriter err) {
    return pack.flatMap(CharacterPackage::emotions)
        .map(it -> emotions.withTemplates(it, note -> err.println("note: " + file + ": " + note)))
        .orElse(emotions);
  }
}
