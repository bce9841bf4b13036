package dev.avatar4j.server.cli.clip;

import dev.avatar4j.SceneRecorder;
import dev.avatar4j.animation.AnimationScript;
import dev.avatar4j.animation.Animator;
import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.poser.Poser;
import dev.avatar4j.poser.PoserSession;
import dev.avatar4j.server.cli.console.Progress;
import dev.avatar4j.server.cli.options.CharacterOptions;
import dev.avatar4j.server.recording.FilmWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * A scene that is drawn frame by frame, however long that takes.
 *
 * @param animator decides the poses; fresh
 * @param events what happens when
 * @param frames how many frames there are
 * @param framesPerSecond their pace
 * @param seed where the randomness of filters starts
 */
record Scene(
    Animator animator, AnimationScript events, int frames, int framesPerSecond, long seed) {
  /** Nothing is done beside the film. */
  static final IntConsumer NOTHING_ELSE = index -> {};

  /**
   * Draws a character to a film.
   *
   * @param sound a WAV file for a film with sound
   * @param eachFrame is called with the number of each frame, while the animator stands at it
   * @param err receives warnings, how far the work is, and what it removed
   */
  void film(
      CharacterOptions character,
      SceneFile file,
      Optional<Path> sound,
      IntConsumer eachFrame,
      PrintWriter err)
      throws IOException {
    try (Poser poser = character.createPoser()) {
      CharacterImage image = character.character(poser);
      CharacterOptions.printWarnings(image.warnings(), err);
      try (PoserSession session = poser.open(image)) {
        CharacterOptions.printWarnings(session.warnings(), err);
        try (SceneRecorder recorder =
                new SceneRecorder(image, session, animator, events, framesPerSecond, seed);
            FilmWriter film = file.open(frames, framesPerSecond, sound, err)) {
          FilmSink sink = new FilmSink(film, file.background(), new Progress(err, "frame", frames));
          recorder.record(
              frames,
              (index, frame) -> {
                eachFrame.accept(index);
                sink.frame(index, frame);
              });
          film.finish();
        }
      }
    }
  }
}
