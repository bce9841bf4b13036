package dev.avatar4j;

import dev.avatar4j.animation.Animator;
import dev.avatar4j.animation.AnimatorSettings;
import dev.avatar4j.animation.FrameKeys;
import dev.avatar4j.emotion.EmotionLibrary;
import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.FrameEncoding;
import dev.avatar4j.image.FrameFormat;
import dev.avatar4j.pipeline.FrameClock;
import dev.avatar4j.pipeline.FrameLayout;
import dev.avatar4j.pipeline.FrameListener;
import dev.avatar4j.pipeline.FramePipeline;
import dev.avatar4j.pipeline.FrameSubscription;
import dev.avatar4j.pipeline.PipelineStatistics;
import dev.avatar4j.pipeline.StageChain;
import dev.avatar4j.poser.Poser;
import dev.avatar4j.poser.PoserSession;
import dev.avatar4j.poser.PoserStatistics;
import dev.avatar4j.speech.speaking.SpeakRequest;
import dev.avatar4j.speech.speaking.Speaker;
import dev.avatar4j.speech.speaking.Speech;
import java.util.ArrayList;
import java.util.List;

/**
 * A live avatar: build one, subscribe to its frames, tell it what to feel and when to talk, close
 * it.
 *
 * <pre>{@code
 * try (Avatar avatar = Avatar.builder().build();
 *     FrameSubscription frames = avatar.subscribe(FrameFormat.PNG)) {
 *   avatar.setEmotion("joy");
 *   try (EncodedFrame frame = frames.next(Duration.ofSeconds(5)).orElseThrow()) {
 *     frame.writeTo(out);
 *   }
 * }
 * }</pre>
 *
 * <p>Frames are drawn on a thread of the avatar's own, and only while a subscriber is ready for
 * one. All methods are thread-safe.
 */
public final class Avatar extends AvatarControls implements AutoCloseable {
  private final Poser poser;
  private final boolean ownsPoser;
  private final FrameClock clock;
  private final CharacterRenderer renderer;
  private final StageChain stages;
  private final FramePipeline pipeline;
  private final AvatarVoice voice;
  private volatile Shown shown;
  private boolean closed;

  Avatar(AvatarBuilder builder, Poser poser, boolean ownsPoser, CharacterImage character) {
    this.poser = poser;
    this.ownsPoser = ownsPoser;
    this.clock = builder.clock;
    Animator animator = new Animator(builder.settings, builder.emotions, builder.seed);
    PoserSession session = poser.openLive(character);
    try {
      stages = new StageChain(builder.settings, builder.seed, builder.stages);
    } catch (RuntimeException | Error e) {
      session.close();
      throw e;
    }
    shown = Shown.of(character, session, 0);
    renderer = new CharacterRenderer(animator, new CharacterStage(character, session));
    pipeline =
        new FramePipeline(
            CharacterImage.SIZE,
            CharacterImage.SIZE,
            renderer,
            stages,
            builder.settings.targetFps(),
            builder.clock,
            builder.turns);
    configurePipeline(builder.settings);
    voice = new AvatarVoice(builder, this);
    pipeline.start();
  }

  /**
   * @return a builder for the default character on the built-in poser
   */
  public static AvatarBuilder builder() {
    return new AvatarBuilder();
  }

  /**
   * @param format how the frames are to be encoded
   * @return a subscription of its own pace, to be closed by the caller
   * @throws IllegalStateException if this avatar is closed
   */
  public FrameSubscription subscribe(FrameFormat format) {
    return pipeline.subscribe(format);
  }

  /**
   * @param encoding how the frames are to be encoded, with options; readers of equal ones share
   *     their frames
   * @return a subscription of its own pace, to be closed by the caller
   * @throws AvatarException if there are readers with eight other options already
   * @throws IllegalStateException if this avatar is closed
   */
  public FrameSubscription subscribe(FrameEncoding encoding) {
    return pipeline.subscribe(encoding);
  }

  /**
   * @param settings the settings from now on
   * @throws InvalidInputException if a stage refuses them (an unknown filter, an upscaler without
   *     weights); nothing changes
   */
  public synchronized void setSettings(AnimatorSettings settings) {
    requireOpen();
    Runnable change = stages.prepare(settings);
    renderer.change(
        animator -> {
          animator.setSettings(settings);
          change.run();
          configurePipeline(settings);
        });
  }

  private void configurePipeline(AnimatorSettings settings) {
    pipeline.setFramesPerSecond(settings.targetFps());
    pipeline.setMetricsLogged(settings.get(FrameKeys.METRICS_ENABLED));
    pipeline.setLayout(FrameLayout.of(settings, CharacterImage.SIZE, CharacterImage.SIZE));
  }

  /**
   * @return the settings in force
   */
  public AnimatorSettings settings() {
    return renderer.ask(Animator::settings);
  }

  /**
   * @param emotions the emotions known from now on; if the one shown is not among them, neutral is
   *     shown
   */
  public void setEmotions(EmotionLibrary emotions) {
    renderer.change(animator -> animator.setEmotions(emotions));
  }

  /**
   * @return the emotions known
   */
  public EmotionLibrary emotions() {
    return renderer.ask(Animator::emotions);
  }

  /**
   * Shows another character. The present one stays on screen until the other is ready, and for good
   * if the poser refuses the other.
   *
   * @param image the character to show
   * @throws AvatarException if the poser cannot draw it; nothing changes
   */
  public synchronized void setCharacter(CharacterImage image) {
    requireOpen();
    PoserSession session = poser.openLive(image);
    shown = Shown.of(image, session, shown.changes + 1);
    renderer.exchange(new CharacterStage(image, session));
  }

  /**
   * @return the character shown
   */
  public CharacterImage character() {
    return shown.character;
  }

  /**
   * @return how often another character, or the same one with other landmarks, was shown since this
   *     avatar was built
   */
  public long characterChanges() {
    return shown.changes;
  }

  /**
   * @return what the user should know about this character: repairs to its picture, and what the
   *     poser cannot do with it
   */
  public List<String> warnings() {
    return shown.warnings;
  }

  /** Stops drawing; subscribers keep the last frame. */
  public void pause() {
    pipeline.pause();
  }

  /** Goes on drawing. */
  public void resume() {
    pipeline.resume();
  }

  /**
   * @return whether drawing is paused
   */
  public boolean paused() {
    return pipeline.paused();
  }

  /**
   * @return what the frame pipeline has done so far
   */
  public PipelineStatistics statistics() {
    return pipeline.statistics();
  }

  /**
   * @return what the stages of the poser have done for the present character
   */
  public PoserStatistics poserStatistics() {
    return shown.session.statistics();
  }

  /**
   * @param listener told the times of every frame from the next one on, on the frame thread
   */
  public void addFrameListener(FrameListener listener) {
    pipeline.addListener(listener);
  }

  /**
   * Says a text after all that is to be said already: heard on this machine's loudspeaker, if the
   * builder was not told otherwise, and seen in the mouth. Returns at once, but for the first time,
   * when the speech engine is loaded.
   *
   * @param text the text, of any length up to {@value
   *     dev.avatar4j.speech.text.SpeechText#MAX_LENGTH} characters
   * @return the speech
   * @throws InvalidInputException if nothing in the text can be spoken, or it is too long
   * @throws AvatarException if there is no speech engine; says what to do
   */
  public Speech speak(String text) {
    return speaker().speak(SpeakRequest.of(text));
  }

  /**
   * What this avatar says: stops it, tells of it, says it again. The first call loads the speech
   * engine.
   *
   * @return the speaker, which is closed with this avatar
   * @throws AvatarException if there is no speech engine; says what to do
   */
  public Speaker speaker() {
    return voice.speaker();
  }

  /**
   * @return the poser that draws this avatar
   */
  public Poser poser() {
    return poser;
  }

  @Override
  CharacterRenderer renderer() {
    return renderer;
  }

  @Override
  FrameClock clock() {
    return clock;
  }

  /** Ends all subscriptions and frees everything, after the frame in progress. Idempotent. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    voice.close();
    pipeline.close();
    stages.close();
    renderer.close();
    if (ownsPoser) {
      poser.close();
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new AvatarClosedException();
    }
  }

  /** A character and what is to be said about it; one value, so that nobody sees half a change. */
  private record Shown(
      CharacterImage character, List<String> warnings, PoserSession session, long changes) {
    static Shown of(CharacterImage character, PoserSession session, long changes) {
      List<String> all = new ArrayList<>(character.warnings());
      all.addAll(session.warnings());
      return new Shown(character, List.copyOf(all), session, changes);
    }
  }
}
