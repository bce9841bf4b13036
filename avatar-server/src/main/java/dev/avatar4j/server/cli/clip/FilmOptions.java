package dev.avatar4j.server.cli.clip;

import dev.avatar4j.image.Matte;
import dev.avatar4j.server.cli.console.HelpHeading;
import dev.avatar4j.server.recording.Ffmpeg;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say how films are made, shared by the commands that make some. */
@HelpHeading("Result")
final class FilmOptions {
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

  /** The colour that was asked for, if any. */
  Optional<Matte> background() {
    return Optional.ofNullable(background).map(text -> Matte.parse("--background", text));
  }

  Ffmpeg ffmpeg() {
    return Ffmpeg.named(ffmpeg);
  }
}
