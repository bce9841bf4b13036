package dev.avatar4j.server.cli.clip;

import dev.avatar4j.animation.AnimationScript;
import dev.avatar4j.animation.Animator;
import dev.avatar4j.animation.AnimatorSettings;
import dev.avatar4j.emotion.EmotionLibrary;
import dev.avatar4j.server.cli.console.HelpHeading;
import dev.avatar4j.server.cli.options.CharacterFiles;
import dev.avatar4j.server.cli.options.CharacterOptions;
import java.io.PrintWriter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say who plays a scene, how it moves, and how films are made of it. */
final class SceneOptions {
  @Mixin private FilmOptions films;

  @HelpHeading("Result")
  @Option(
      names = "--seed",
      paramLabel = "X",
      defaultValue = "1",
      description =
          "A whole number that decides blinks, sway and all else that is random (default:"
              + " ${DEFAULT-VALUE}).")
  private long seed;

  @Mixin private CharacterOptions character;
  @Mixin private CharacterFiles files;

  CharacterOptions character() {
    return character;
  }

  FilmOptions films() {
    return films;
  }

  /** How the character moves. */
  AnimatorSettings settings() {
    return files.settings(character.image());
  }

  /**
   * What the character can show.
   *
   * @param err receives a line for each thing that was left out
   */
  EmotionLibrary emotions(PrintWriter err) {
    return files.emotions(character.image(), err);
  }

  /** A scene of a fresh animator; the same options give the same one. */
  Scene scene(
      AnimatorSettings settings,
      EmotionLibrary emotions,
      AnimationScript events,
      int frames,
      int framesPerSecond) {
    Animator animator = new Animator(settings, emotions, seed);
    return new Scene(animator, events, frames, framesPerSecond, seed);
  }
}
