package dev.avatar4j.server.cli;

import dev.avatar4j.server.recording.AnimatedPngFile;
import dev.avatar4j.server.recording.Ffmpeg;
import dev.avatar4j.server.recording.FilmWriter;
import dev.avatar4j.server.recording.NumberedPngFiles;
import dev.avatar4j.server.recording.WebmFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Where a scene goes, as its name says.
 *
 * @param path where
 * @param kind as what
 */
record SceneFile(Path path, Kind kind) {
  /** What a scene can be written to. */
  enum Kind {
    ANIMATED_PNG,
    WEBM,
    FOLDER
  }

  private static final Ffmpeg FFMPEG = Ffmpeg.installed();

  static SceneFile of(Path path) {
    String name = path.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".png") || name.endsWith(".apng")) {
      return new SceneFile(path, Kind.ANIMATED_PNG);
    }
    return new SceneFile(path, name.endsWith(".webm") ? Kind.WEBM : Kind.FOLDER);
  }

  /** Refuses, before the work begins, what cannot be written. */
  void check(String option) {
    if (kind == Kind.FOLDER) {
      OutputFiles.requireFolderName(option, path);
    } else {
      OutputFiles.requireFileName(option, path);
    }
    if (kind == Kind.WEBM) {
      FFMPEG.requireWebm(option);
    }
  }

  FilmWriter open(int frames, int framesPerSecond) throws IOException {
    if (kind == Kind.FOLDER) {
      Files.createDirectories(path);
      return new NumberedPngFiles(path, frames);
    }
    OutputFiles.createParent(path);
    return kind == Kind.WEBM
        ? new WebmFile(FFMPEG, path, framesPerSecond, true)
        : new AnimatedPngFile(path, framesPerSecond);
  }
}
