package dev.avatar4j;

import dev.avatar4j.animation.AnimationFrame;
import dev.avatar4j.animation.AnimationScript;
import dev.avatar4j.animation.Animator;
import dev.avatar4j.animation.ScriptPlayer;
import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.Frame;
import dev.avatar4j.poser.PoserSession;

/**
 * Draws a scripted scene frame by frame, as fast as the poser can, with time counted in frames: the
 * same character, script, seed and frame rate give the same frames on every run.
 */
public final class SceneRecorder {
  /** The most frames one scene may have. */
  public static final int MAX_FRAMES = 1_000_000;

  private final CharacterStage stage;
  private final Animator animator;
  private final AnimationScript script;
  private final double framesPerSecond;

  /**
   * @param character the character
   * @param session draws the character; not closed by the recorder
   * @param animator a fresh animator, not yet advanced
   * @param script what happens when
   * @param framesPerSecond frames per second of the scene, above 0
   */
  public SceneRecorder(
      CharacterImage character,
      PoserSession session,
      Animator animator,
      AnimationScript script,
      double framesPerSecond) {
    if (!(framesPerSecond > 0 && framesPerSecond <= 1000)) {
      throw new InvalidInputException(
          "fps", "Frames per second must lie above 0 and not above 1000; got " + framesPerSecond);
    }
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
   */
  public void record(int frames, Sink sink) throws java.io.IOException {
    AnimationFrame animation = new AnimationFrame();
    Frame frame = new Frame(CharacterImage.SIZE, CharacterImage.SIZE);
    ScriptPlayer player = script.player();
    for (int i = 0; i < frames; i++) {
      player.advance(animator, Math.round(i / framesPerSecond * 1e9));
      animator.apply(animation);
      stage.draw(animation, frame);
      sink.frame(i, frame);
    }
  }
}
