package dev.avatar4j.server.cli.clip;

import dev.avatar4j.InvalidInputException;
import dev.avatar4j.image.Matte;
import dev.avatar4j.server.cli.options.OutputFiles;
import dev.avatar4j.server.recording.AnimatedPngFile;
import dev.avatar4j.server.recording.Ffmpeg;
import dev.avatar4j.server.recording.FfmpegFile;
import dev.avatar4j.server.recording.FilmCodec;
import dev.avatar4j.server.recording.FilmWriter;
import dev.avatar4j.server.recording.NumberedPngFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a scene goes, as its name says.
 *
 * @param path where
 * @param kind as what
 * @param background what lies behind the character; empty for a transparent scene
 * @param ffmpeg makes it if it is a film
 */
record SceneFile(Path path, Kind kind, Optional<Matte> background, Ffmpeg ffmpeg) {
  /** What a scene can be written to. */
  enum Kind {
    ANIMATED_PNG,
    WEBM,
    MP4,
    FOLDER;

    /** Whether one file holds picture and sound. */
    boolean hasSound() {
      return this == WEBM || this == MP4;
    }
  }

  static SceneFile of(Path path, FilmOptions films) {
    Kind kind = kind(path.toString().toLowerCase(Locale.ROOT));
    Optional<Matte> otherwise = kind == Kind.MP4 ? Optional.of(Matte.WHITE) : Optional.empty();
    return new SceneFile(path, kind, films.background().or(() -> otherwise), films.ffmpeg());
  }

  private static Kind kind(String name) {
    if (name.endsWith(".png") || name.endsWith(".apng")) {
      return Kind.ANIMATED_PNG;
    }
    if (name.endsWith(".webm")) {
      return Kind.WEBM;
    }
    return name.endsWith(".mp4") ? Kind.MP4 : Kind.FOLDER;
  }

  /** Refuses, before the work begins, what cannot be written. */
  void check(String option, boolean sound) {
    if (kind == Kind.FOLDER) {
      OutputFiles.requireFolderName(option, path, ".png");
    } else {
      OutputFiles.requireFileName(option, path);
    }
    if (kind.hasSound()) {
      try {
        ffmpeg.require(option, codec(), sound);
      } catch (InvalidInputException e) {
        throw new InvalidInputException(
            option, e.getMessage() + " A name that ends in .png, or a folder, needs no ffmpeg.", e);
      }
    }
  }

  private FilmCodec codec() {
    if (kind == Kind.MP4) {
      return FilmCodec.MP4;
    }
    return background.isPresent() ? FilmCodec.WEBM : FilmCodec.WEBM_ALPHA;
  }

  /**
   * @param sound a WAV file for a film with sound
   * @param err is told what is removed from a folder
   */
  FilmWriter open(int frames, int framesPerSecond, Optional<Path> sound, PrintWriter err)
      throws IOException {
    if (kind == Kind.FOLDER) {
      Files.createDirectories(path);
      return new NumberedPngFiles(path, frames, count -> tellRemoved(count, err));
    }
    OutputFiles.createParent(path);
    return kind.hasSound()
        ? new FfmpegFile(ffmpeg, path, framesPerSecond, codec(), sound)
        : new AnimatedPngFile(path, framesPerSecond);
  }

  private void tellRemoved(int count, PrintWriter err) {
    if (count > 0) {
      String frames = count == 1 ? "1 frame" : count + " frames";
      err.println("note: removed " + frames + " of an earlier clip from " + path);
    }
  }
}
