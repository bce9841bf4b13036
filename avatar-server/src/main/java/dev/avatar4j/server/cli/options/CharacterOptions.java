package dev.avatar4j.server.cli.options;

import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.CharacterImages;
import dev.avatar4j.poser.Poser;
import dev.avatar4j.poser.Posers;
import dev.avatar4j.server.cli.console.HelpHeading;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options that choose a poser and a character, shared by several commands. */
public final class CharacterOptions {
  @HelpHeading("Character")
  @Option(
      names = "--image",
      paramLabel = "FILE",
      description =
          "A picture of the character: PNG, ideally 512x512 with transparency, front "
              + "view, head in the upper middle; `avatar check` examines one. Without it: the "
              + "model's own character, or the one that ships with avatar4j.")
  private Path image;

  @HelpHeading("Drawing")
  @Option(
      names = "--poser",
      paramLabel = "SPEC",
      defaultValue = "warp",
      description =
          "What draws the character: warp (built in, the default), "
              + "tha4:/path/to/character_model, or a name that `avatar models list` shows, "
              + "such as tha3:separable_half, which is downloaded on first use; where the "
              + "licence has to be accepted, `avatar models download` does it. `avatar doctor` "
              + "lists what is available.")
  private String poser;

  /** The poser as it was named. */
  public String poser() {
    return poser;
  }

  /** The picture of the character; null if none was named. */
  public Path image() {
    return image;
  }

  /** Loads the poser; the caller closes it. */
  public Poser createPoser() {
    return Posers.create(poser);
  }

  /** The character that was asked for, or the poser's own, or the one that ships with avatar4j. */
  public CharacterImage character(Poser created) {
    return image == null
        ? created.ownCharacter().orElseGet(CharacterImages::defaultCharacter)
        : PictureInput.load("--image", image, CharacterImages::load);
  }

  /** Tells of what is not as it should be, a line each. */
  public static void printWarnings(Iterable<String> warnings, PrintWriter err) {
    warnings.forEach(warning -> err.println("note: " + warning));
  }
}
