package dev.avatar4j.server.cli.clip;

import dev.avatar4j.InvalidInputException;
import dev.avatar4j.image.Matte;
import dev.avatar4j.server.cli.console.HelpHeading;
import dev.avatar4j.server.recording.Ffmpeg;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say how films are made, shared by the commands that make some. */
@HelpHeading("Result")
final class FilmOptions {
  private static final int MOST_FRAMES_PER_SECOND = 1000;

  @Option(
      names = "--fps",
      paramLabel = "N",
      defaultValue = "25",
      description = "Frames per second, 1 to 1000 (default: ${DEFAULT-VALUE}).")
  private int fps;

  @Option(
      names = "--background",
      paramLabel = "#RRGGBB",
      description =
          "The colour behind the character, as six hexadecimal digits. Without it the "
              + "result is transparent, an MP4 white.")
  private String background;

  @Option(
      names = "--ffmpeg",
      paramLabel = "PROGRAM",
      defaultValue = "ffmpeg",
      description =
          "The program ffmpeg, which makes WebM and MP4 films (default: " + "${DEFAULT-VALUE}).")
  private String ffmpeg;

  /**
   * The frames of a second.
   *
   * @throws InvalidInputException if the number is out of range
   */
  int fps() {
    if (fps < 1 || fps > MOST_FRAMES_PER_SECOND) {
      throw new InvalidInputException(
          "--fps",
          "--fps is "
              + fps
              + "; it needs a whole number from 1 to "
              + MOST_FRAMES_PER_SECOND
              + ".");
    }
    return fps;
  }

  /** The colour that was asked for, if any. */
  Optional<Matte> background() {
    return Optional.ofNullable(background).map(text -> Matte.parse("--background", text));
  }

  Ffmpeg ffmpeg() {
    return Ffmpeg.named(ffmpeg);
  }
}
