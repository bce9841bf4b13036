package dev.avatar4j.animation;

import dev.avatar4j.InvalidInputException;
import dev.avatar4j.cel.CharacterCel;
import dev.avatar4j.emotion.EmotionLibrary;
import dev.avatar4j.emotion.EmotionMix;
import dev.avatar4j.emotion.EmotionTemplate;
import dev.avatar4j.pose.Morph;
import java.util.Collection;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Decides each frame's pose from the emotion, the time and a seed.
 *
 * <p>{@link #update} moves time, {@link #apply} reads the pose. Layers, lowest first: idle movement
 * (sway, blinking, breathing), emotion, gaze, speech (talking or lipsync), overrides. The same
 * seed, calls and frame times give the same poses on every machine. No I/O, no threads, no clock.
 *
 * <p>Between two frames time moves in steps of at most 1/25 s, on a grid that begins with the first
 * frame, so that the same calls at the same times give the same pose at a time whatever the frames
 * in between.
 *
 * <p>Not thread-safe: all calls come from one thread, or under one lock. A change takes effect at
 * the time of the last {@link #update} and shows from the next one on. A refused change changes
 * nothing.
 */
public final class Animator extends AnimatorControls {
  private static final String CONFUSION = "confusion";

  private final SwayDriver sway;
  private final BlinkDriver blink;
  private final TalkingDriver talkingMouth;
  private final BreathingDriver breathing = new BreathingDriver();
  private final GazeDriver gaze;

  private final double[] template = new double[Morph.COUNT];
  private final double[] target = new double[Morph.COUNT];
  private final double[] current = new double[Morph.COUNT];
  private final double[] celTemplate = new double[CharacterCel.COUNT];
  private final double[] celTarget = new double[CharacterCel.COUNT];
  private final EffectDriver effects = new EffectDriver();
  private final FrameComposer composer = new FrameComposer();

  private AnimatorSettings settings;
  private EmotionLibrary emotions;
  private EmotionMix mix = EmotionMix.NEUTRAL;
  private EmotionTemplate emotion;
  private String shownEmotion;
  private double emotionSince;
  private boolean talking;

  /**
   * @param settings how the character moves
   * @param emotions what it can show
   * @param seed where its random movements start
   */
  public Animator(AnimatorSettings settings, EmotionLibrary emotions, long seed) {
    this.settings = settings;
    this.emotions = emotions;
    show(mix);
    System.arraycopy(template, 0, current, 0, current.length);
    // One generator per driver, split off in a fixed order: new drivers go at the end and leave the
    // others' numbers as they are.
    SplittableRandom root = new SplittableRandom(seed);
    this.sway = new SwayDriver(root.split());
    this.blink = new BlinkDriver(root.split());
    this.talkingMouth = new TalkingDriver(root.split());
    this.gaze = new GazeDriver(root.split());
  }

  /**
   * Moves time to a new frame. After a gap of more than a second the pose goes on from where it
   * was, while the timers have moved on.
   *
   * @param timeNanos the time of the frame in nanoseconds from any origin
   * @throws IllegalArgumentException if it is before the time of the last call
   */
  public void update(long timeNanos) {
    boolean first = time.isUnset();
    time.moveTo(timeNanos, settings.targetFps());
    do {
      time.step(overrides.nextEnd());
      step(first);
    } while (!time.arrived());
  }

  private void step(boolean first) {
    boolean changed = enterEmotion();
    System.arraycopy(template, 0, target, 0, target.length);
    System.arraycopy(celTemplate, 0, celTarget, 0, celTarget.length);
    if (first) {
      System.arraycopy(target, 0, current, 0, current.length);
      cels.jumpTo(celTarget);
    }
    sway.apply(time, settings, changed, target);
    double step = PoseInterpolator.effectiveStep(settings.poseInterpolatorStep(), time.spacing());
    lipsync.begin(current);
    PoseInterpolator.advance(current, target, step);
    blink.apply(time, settings, isConfused(), current);
    moveMouth();
    breathing.apply(time, settings, current);
    gaze.advance(time, settings);
    overrides.advance(time, step, celTarget, cels);
    cels.apply(time, settings, step, celTarget);
    effects.apply(time, settings, emotion.name());
  }

  private void moveMouth() {
    boolean atRandom = talking && !lipsync.isSpeaking(time, settings);
    boolean followed = lipsync.apply(time, settings, target, current);
    talkingMouth.apply(time, settings, atRandom, target, current);
    if (followed && !talkingMouth.isActive()) {
      // random talking that ends lets the mouth snap back, but here speech takes it over
      lipsync.write(current);
    }
  }

  private boolean enterEmotion() {
    if (emotion.name().equals(shownEmotion)) {
      return false;
    }
    shownEmotion = emotion.name();
    emotionSince = time.stepStart();
    return true;
  }

  private boolean isConfused() {
    return emotion.name().equals(CONFUSION)
        && time.now() - emotionSince < settings.blinkConfusionDuration();
  }

  /**
   * Reads the frame last moved to; before the first {@link #update}, the neutral pose at time 0.
   *
   * @param out receives the frame
   */
  public void apply(AnimationFrame out) {
    float[] pose = composer.compose(time, current, gaze, blink, overrides);
    out.set(pose, cels.strengths(), effects.layers(), emotion.name(), time.nanos());
  }

  /**
   * @return how the character moves
   */
  public AnimatorSettings settings() {
    return settings;
  }

  /**
   * @param newSettings how the character moves from now on; a pause that has begun keeps its length
   */
  public void setSettings(AnimatorSettings newSettings) {
    this.settings = newSettings;
  }

  /**
   * @return what the character can show
   */
  public EmotionLibrary emotions() {
    return emotions;
  }

  /**
   * @param library what the character can show from now on; emotions of the present mix that are
   *     not in it drop out, and if none is left, the character turns neutral
   */
  public void setEmotions(EmotionLibrary library) {
    this.emotions = library;
    show(library.known(mix));
  }

  /**
   * @return the emotion shown from the next frame on; of a mix, the strongest
   */
  public String emotion() {
    return emotion.name();
  }

  /**
   * @return how much of which emotion is shown from the next frame on
   */
  public EmotionMix emotionMix() {
    return mix;
  }

  /**
   * @param name the emotion to show; the present one changes nothing
   * @throws InvalidInputException if the library has no such emotion
   */
  public void setEmotion(String name) {
    setEmotion(EmotionMix.of(name));
  }

  /**
   * @param newMix how much of which emotion to show. The strongest gives its name, its effects, and
   *     the blinking of confusion; they begin anew only if the strongest is another one
   * @throws InvalidInputException if the library lacks one of the emotions
   */
  public void setEmotion(EmotionMix newMix) {
    show(newMix);
  }

  private void show(EmotionMix newMix) {
    emotion = emotions.blend(newMix);
    mix = newMix;
    for (int i = 0; i < template.length; i++) {
      template[i] = emotion.pose().get(i);
    }
    for (int i = 0; i < celTemplate.length; i++) {
      celTemplate[i] = emotion.cels().getOrDefault(CharacterCel.ALL.get(i).key(), 0f);
    }
  }

  /**
   * @param nanos a time on the clock of the frames, not before the last one; none has to be drawn
   *     then
   * @return whether there is speech that has not ended by then
   */
  public boolean speakingAt(long nanos) {
    return lipsync.hasTrack(nanos, settings);
  }

  /**
   * @return whether the mouth moves at random
   */
  public boolean talking() {
    return talking;
  }

  /**
   * @param nowTalking whether the mouth moves at random from now on, while no speech plays
   */
  public void setTalking(boolean nowTalking) {
    this.talking = nowTalking;
  }

  /**
   * Tells which pictures there are, so that animations leave out what is missing. Until this is
   * called all are taken to exist.
   *
   * @param names the character's cels and the effect pictures it can use, such as {@code data1} and
   *     {@code fx_heart1}; other names do no harm
   */
  public void setCels(Collection<String> names) {
    Set<String> all = Set.copyOf(names);
    cels.setCels(all);
    effects.setPictures(all);
  }

  /**
   * Plays an effect once, whatever the emotion. If it is running, it plays once more afterwards.
   *
   * @param name an effect of {@link AnimatorSettings#effects()}, also one that is not enabled
   * @throws InvalidInputException if the settings have no such effect
   */
  public void playEffect(String name) {
    effects.request(name, settings);
  }

  /**
   * @return where the character looks
   */
  public Gaze gaze() {
    return gaze.gaze();
  }

  /**
   * @param newGaze where the character looks from now on; the present gaze changes nothing
   */
  public void setGaze(Gaze newGaze) {
    gaze.set(newGaze);
  }
}
