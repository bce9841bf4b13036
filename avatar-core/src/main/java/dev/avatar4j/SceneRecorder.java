package dev.avatar4j;

import dev.avatar4j.animation.AnimationFrame;
import dev.avatar4j.animation.AnimationScript;
import dev.avatar4j.animation.Animator;
import dev.avatar4j.animation.AnimatorSettings;
import dev.avatar4j.animation.ScriptPlayer;
import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.Frame;
import dev.avatar4j.pipeline.StageChain;
import dev.avatar4j.poser.PoserSession;
import java.util.List;

/**
 * Draws a scripted scene frame by frame, as fast as the poser can, with time counted in frames: the
 * same character, script, seed and frame rate give the same frames on every run.
 */
public final class SceneRecorder implements AutoCloseable {
  /** The most frames one scene may have. */
  public static final int MAX_FRAMES = 1_000_000;

  private final CharacterStage stage;
  private final Animator animator;
  private final AnimationScript script;
  private final double framesPerSecond;
  private final StageChain finishing;
  private AnimatorSettings settings;
  private int width;
  private int height;

  /**
   * @param character the character
   * @param session draws the character; not closed by the recorder
   * @param animator a fresh animator, not yet advanced
   * @param script what happens when
   * @param framesPerSecond frames per second of the scene, above 0
   * @param seed where the randomness of filters starts
   * @throws InvalidInputException if the frame rate is out of range, or a stage refuses the
   *     animator's settings
   */
  public SceneRecorder(
      CharacterImage character,
      PoserSession session,
      Animator animator,
      AnimationScript script,
      double framesPerSecond,
      long seed) {
    if (!(framesPerSecond > 0 && framesPerSecond <= 1000)) {
      throw new InvalidInputException(
          "fps", "Frames per second must lie above 0 and not above 1000; got " + framesPerSecond);
    }
    this.settings = animator.settings();
    this.finishing = new StageChain(settings, seed, List.of());
    this.stage = new CharacterStage(character, session);
    animator.setCels(stage.cels());
    this.animator = animator;
    this.script = script;
    this.framesPerSecond = framesPerSecond;
  }

  /** Receives the frames of a scene. */
  @FunctionalInterface
  public interface Sink {
    /**
     * @param index the frame's number, from 0
     * @param frame the frame; reused for the next one
     * @throws java.io.IOException if it cannot be written; ends the recording
     */
    void frame(int index, Frame frame) throws java.io.IOException;
  }

  /**
   * @param seconds a length
   * @param framesPerSecond a frame rate
   * @return how many frames a scene of that length has, at least 1
   * @throws InvalidInputException if the length is not positive or there would be more than {@value
   *     #MAX_FRAMES}
   */
  public static int frameCount(double seconds, double framesPerSecond) {
    double count = Math.rint(seconds * framesPerSecond);
    if (!(seconds > 0) || !(count <= MAX_FRAMES)) {
      throw new InvalidInputException(
          "seconds",
          "A scene lasts more than 0 seconds and has at most "
              + MAX_FRAMES
              + " frames; got "
              + seconds
              + " s at "
              + framesPerSecond
              + " frames per second.");
    }
    return Math.max(1, (int) count);
  }

  /**
   * Draws a scene from its beginning.
   *
   * @param frames how many frames
   * @param sink receives each frame in order
   * @throws java.io.IOException from the sink
   * @throws InvalidInputException if the script's settings change the size of the frames, or a
   *     stage refuses them
   */
  public void record(int frames, Sink sink) throws java.io.IOException {
    AnimationFrame animation = new AnimationFrame();
    Frame frame = new Frame(CharacterImage.SIZE, CharacterImage.SIZE);
    ScriptPlayer player = script.player();
    for (int i = 0; i < frames; i++) {
      player.advance(animator, Math.round(i / framesPerSecond * 1e9));
      animator.apply(animation);
      stage.draw(animation, frame);
      sink.frame(i, finish(animation.timeNanos(), frame));
    }
  }

  /** Applies crop, scaling and filters, with the settings as the script has left them. */
  private Frame finish(long timeNanos, Frame frame) {
    if (animator.settings() != settings) {
      finishing.prepare(animator.settings()).run();
      settings = animator.settings();
    }
    Frame finished = finishing.process(timeNanos, frame);
    if (width == 0) {
      width = finished.width();
      height = finished.height();
    } else if (finished.width() != width || finished.height() != height) {
      throw new InvalidInputException(
          "settings",
          ("The script changes the size of the frames from %dx%d to %dx%d at %.3f s;"
                  + " all frames of a scene have the same size.")
              .formatted(width, height, finished.width(), finished.height(), timeNanos * 1e-9));
    }
    return finished;
  }

  /** Frees what the filters hold; not the session. Idempotent. */
  @Override
  public void close() {
    finishing.close();
  }
}
