package dev.avatar4j.server.cli.clip;

import dev.avatar4j.animation.ScriptPlayer;
import dev.avatar4j.server.cli.options.CharacterOptions;
import dev.avatar4j.server.cli.options.OutputFiles;
import dev.avatar4j.speech.sound.Sound;
import dev.avatar4j.speech.sound.WavWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a talking clip goes, as its name says: pictures, sound and timing, in one file or several.
 *
 * @param out the name
 * @param pictures where the pictures go; empty for a clip of sound alone
 */
record ClipFiles(Path out, Optional<SceneFile> pictures) {
  static ClipFiles of(Path out, FilmOptions films) {
    boolean soundAlone = out.toString().toLowerCase(Locale.ROOT).endsWith(".wav");
    return new ClipFiles(
        out, soundAlone ? Optional.empty() : Optional.of(SceneFile.of(out, films)));
  }

  /** Refuses, before the work begins, what cannot be written. */
  void check(String option) {
    if (pictures.isPresent()) {
      pictures.get().check(option, true);
    } else {
      OutputFiles.requireFileName(option, out);
    }
    if (!inFolder() && !inFilm()) {
      OutputFiles.requireFileName(option, beside(".wav"));
      OutputFiles.requireFileName(option, beside(".json"));
    }
  }

  /** Writes pictures and sound. */
  void write(
      Scene scene, Sound sound, CharacterOptions character, MouthTrace mouth, PrintWriter err)
      throws IOException {
    if (pictures.isEmpty()) {
      trace(scene, mouth);
      OutputFiles.createParent(out);
      WavWriter.write(sound, out);
    } else if (inFilm()) {
      writeFilm(scene, sound, character, mouth, err);
    } else {
      scene.film(character, pictures.get(), Optional.empty(), mouth, err);
      WavWriter.write(sound, inFolder() ? out.resolve("speech.wav") : beside(".wav"));
    }
  }

  private void writeFilm(
      Scene scene, Sound sound, CharacterOptions character, MouthTrace mouth, PrintWriter err)
      throws IOException {
    OutputFiles.createParent(out);
    Path part = out.resolveSibling(out.getFileName() + ".wav.part");
    try {
      WavWriter.write(sound, part);
      scene.film(character, pictures.orElseThrow(), Optional.of(part), mouth, err);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** The movement of a clip that nobody draws. */
  private static void trace(Scene scene, MouthTrace mouth) {
    ScriptPlayer player = scene.events().player();
    for (int i = 0; i < scene.frames(); i++) {
      player.advance(scene.animator(), Math.round(i / (double) scene.framesPerSecond() * 1e9));
      mouth.accept(i);
    }
  }

  /** Writes the timing, where it has a place: a film holds everything itself. */
  void writeTiming(ClipTiming timing) throws IOException {
    if (inFolder()) {
      timing.write("speech.wav", out.resolve("timing.json"));
    } else if (!inFilm()) {
      timing.write(beside(".wav").getFileName().toString(), beside(".json"));
    }
  }

  private boolean inFolder() {
    return pictures.isPresent() && pictures.get().kind() == SceneFile.Kind.FOLDER;
  }

  private boolean inFilm() {
    return pictures.isPresent() && pictures.get().kind().hasSound();
  }

  private Path beside(String extension) {
    String name = out.getFileName().toString();
    return out.resolveSibling(name.substring(0, name.lastIndexOf('.')) + extension);
  }
}
