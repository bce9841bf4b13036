package dev.avatar4j;

import dev.avatar4j.animation.AnimatorSettings;
import dev.avatar4j.emotion.EmotionLibrary;
import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.CharacterImages;
import dev.avatar4j.pipeline.FrameClock;
import dev.avatar4j.pipeline.FrameStage;
import dev.avatar4j.pipeline.RenderTurns;
import dev.avatar4j.poser.Poser;
import dev.avatar4j.poser.Posers;
import dev.avatar4j.speech.speaking.JavaSoundOutput;
import dev.avatar4j.speech.speaking.SpeechOutput;
import dev.avatar4j.speech.speaking.SpeechTimer;
import dev.avatar4j.speech.synthesis.SpeechSynthesizer;
import dev.avatar4j.speech.synthesis.SpeechSynthesizers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** The options of an {@link Avatar}. Not thread-safe; may be used for several avatars. */
public final class AvatarBuilder {
  private String poserSpec = "warp";
  private Poser poser;
  private Path imageFile;
  private CharacterImage image;
  AnimatorSettings settings = AnimatorSettings.DEFAULTS;
  EmotionLibrary emotions = EmotionLibrary.factory();
  long seed = System.nanoTime();
  FrameClock clock = FrameClock.SYSTEM;
  RenderTurns turns = RenderTurns.SHARED;
  final List<FrameStage> stages = new ArrayList<>();

  String voiceSpec = SpeechSynthesizers.AUTO;
  SpeechSynthesizer voice;
  Function<SpeechTimer, SpeechOutput> speechOutput = JavaSoundOutput::new;

  AvatarBuilder() {}

  /**
   * @param spec which poser draws: {@code warp} (the default), {@code tha4:/path/to/model}, ...
   * @return this builder
   */
  public AvatarBuilder poser(String spec) {
    poserSpec = Objects.requireNonNull(spec);
    poser = null;
    return this;
  }

  /**
   * @param poser a poser shared with others; the avatar does not close it
   * @return this builder
   */
  public AvatarBuilder poser(Poser poser) {
    this.poser = Objects.requireNonNull(poser);
    return this;
  }

  /**
   * @param file a picture of the character; without one, the poser's own character or else the
   *     default character is shown
   * @return this builder
   */
  public AvatarBuilder image(Path file) {
    imageFile = Objects.requireNonNull(file);
    image = null;
    return this;
  }

  /**
   * @param image the character
   * @return this builder
   */
  public AvatarBuilder image(CharacterImage image) {
    this.image = Objects.requireNonNull(image);
    imageFile = null;
    return this;
  }

  /**
   * @param settings how it moves, and how many frames a second
   * @return this builder
   */
  public AvatarBuilder settings(AnimatorSettings settings) {
    this.settings = Objects.requireNonNull(settings);
    return this;
  }

  /**
   * @param emotions the emotions it knows; by default the 28 that ship with avatar4j
   * @return this builder
   */
  public AvatarBuilder emotions(EmotionLibrary emotions) {
    this.emotions = Objects.requireNonNull(emotions);
    return this;
  }

  /**
   * @param seed where its randomness starts; by default a different one each time
   * @return this builder
   */
  public AvatarBuilder seed(long seed) {
    this.seed = seed;
    return this;
  }

  /**
   * @param clock where its time comes from; by default the system's
   * @return this builder
   */
  public AvatarBuilder clock(FrameClock clock) {
    this.clock = Objects.requireNonNull(clock);
    return this;
  }

  /**
   * @param turns with whom it takes turns to draw on a busy machine; by default with all avatars of
   *     this Java process
   * @return this builder
   */
  public AvatarBuilder turns(RenderTurns turns) {
    this.turns = Objects.requireNonNull(turns);
    return this;
  }

  /**
   * @param stage changes each frame before it is encoded, after the stages added before
   * @return this builder
   */
  public AvatarBuilder stage(FrameStage stage) {
    stages.add(Objects.requireNonNull(stage));
    return this;
  }

  /**
   * @param spec which engine speaks: {@code auto} (the default), {@code freetts}, {@code
   *     flite:slt}, ... It is sought when the avatar first speaks
   * @return this builder
   */
  public AvatarBuilder voice(String spec) {
    voiceSpec = Objects.requireNonNull(spec);
    voice = null;
    return this;
  }

  /**
   * @param engine a speech engine shared with others; the avatar does not close it
   * @return this builder
   */
  public AvatarBuilder voice(SpeechSynthesizer engine) {
    voice = Objects.requireNonNull(engine);
    return this;
  }

  /**
   * @param maker makes who plays what the avatar says; by default the loudspeaker of this machine
   *     ({@code JavaSoundOutput::new}); {@code ClockOutput::new} is silent
   * @return this builder
   */
  public AvatarBuilder speechOutput(Function<SpeechTimer, SpeechOutput> maker) {
    speechOutput = Objects.requireNonNull(maker);
    return this;
  }

  /**
   * Loads the poser and the picture; may take seconds. Drawing begins when somebody subscribes.
   *
   * @return the avatar, to be closed by the caller
   * @throws AvatarException if the poser or the picture cannot be had; says why and what to do
   */
  public Avatar build() {
    CharacterImage chosen = imageFile == null ? image : CharacterImages.load(imageFile);
    boolean ownsPoser = poser == null;
    Poser drawing = ownsPoser ? Posers.create(poserSpec) : poser;
    try {
      if (chosen == null) {
        chosen = drawing.ownCharacter().orElseGet(CharacterImages::defaultCharacter);
      }
      return new Avatar(this, drawing, ownsPoser, chosen);
    } catch (RuntimeException | Error e) {
      if (ownsPoser) {
        drawing.close();
      }
      throw e;
    }
  }
}
