package dev.avatar4j.animation;

import dev.avatar4j.InputProblems;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.Suggestion;
import dev.avatar4j.cel.CharacterCel;
import dev.avatar4j.cel.Effect;
import dev.avatar4j.emotion.EmotionLibrary;
import dev.avatar4j.emotion.EmotionTemplate;
import dev.avatar4j.pose.Morph;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Decides each frame's pose from the emotion, the time and a seed.
 *
 * <p>{@link #update} moves time, {@link #apply} reads the pose. Layers, lowest first: idle movement
 * (sway, blinking, breathing), emotion, talking, overrides. The same seed, calls and frame times
 * give the same poses on every machine. No I/O, no threads, no clock.
 *
 * <p>Not thread-safe: all calls come from one thread, or under one lock. A change takes effect with
 * the next {@link #update}. A refused change changes nothing.
 */
public final class Animator {
  private static final String CONFUSION = "confusion";

  /** Boxed once, for the sake of the frame path. */
  private static final Float NO_CEL = 0f;

  private final FrameTime time = new FrameTime();
  private final SwayDriver sway;
  private final BlinkDriver blink;
  private final TalkingDriver talkingMouth;
  private final BreathingDriver breathing = new BreathingDriver();
  private final OverrideLayer overrides = new OverrideLayer();

  private final float[] template = new float[Morph.COUNT];
  private final double[] target = new double[Morph.COUNT];
  private final double[] current = new double[Morph.COUNT];
  private final float[] output = new float[Morph.COUNT];
  private final double[] celTarget = new double[CharacterCel.COUNT];
  private final CelLayer cels = new CelLayer();
  private final EffectDriver effects = new EffectDriver();

  private AnimatorSettings settings;
  private EmotionLibrary emotions;
  private EmotionTemplate emotion;
  private EmotionTemplate shownEmotion;
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
    this.emotion = emotions.require(EmotionLibrary.NEUTRAL);
    emotion.pose().copyTo(output);
    // One generator per driver, split off in a fixed order: new drivers go at the end and leave the
    // others' numbers as they are.
    SplittableRandom root = new SplittableRandom(seed);
    this.sway = new SwayDriver(root.split());
    this.blink = new BlinkDriver(root.split());
    this.talkingMouth = new TalkingDriver(root.split());
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
    boolean changed = enterEmotion();
    emotion.pose().copyTo(template);
    for (int i = 0; i < target.length; i++) {
      target[i] = template[i];
    }
    for (int i = 0; i < celTarget.length; i++) {
      celTarget[i] = emotion.cels().getOrDefault(CharacterCel.ALL.get(i).key(), NO_CEL);
    }
    if (first) {
      System.arraycopy(target, 0, current, 0, current.length);
      cels.jumpTo(celTarget);
    }
    sway.apply(time, settings, changed, target);
    double step = PoseInterpolator.effectiveStep(settings.poseInterpolatorStep(), time.spacing());
    PoseInterpolator.advance(current, target, step);
    blink.apply(time, settings, isConfused(), current);
    talkingMouth.apply(time, settings, talking, target, current);
    breathing.apply(time, settings, current);
    overrides.apply(step, current, output);
    clampToRange(output);
    cels.apply(time, settings, step, celTarget);
    effects.apply(time, settings, emotion.name());
  }

  private static void clampToRange(float[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = Morph.ALL.get(i).clamp(values[i]);
    }
  }

  private boolean enterEmotion() {
    if (emotion == shownEmotion) {
      return false;
    }
    if (shownEmotion == null || !shownEmotion.name().equals(emotion.name())) {
      emotionSince = time.now();
    }
    shownEmotion = emotion;
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
    out.set(output, cels.strengths(), effects.layers(), emotion.name(), time.nanos());
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
   * @param library what the character can show from now on; if the present emotion is not in it,
   *     the character turns neutral
   */
  public void setEmotions(EmotionLibrary library) {
    EmotionTemplate renewed =
        library.find(emotion.name()).orElseGet(() -> library.require(EmotionLibrary.NEUTRAL));
    this.emotions = library;
    choose(renewed);
  }

  /**
   * @return the emotion shown from the next frame on
   */
  public String emotion() {
    return emotion.name();
  }

  /**
   * @param name the emotion to show; the present one changes nothing
   * @throws InvalidInputException if the library has no such emotion
   */
  public void setEmotion(String name) {
    choose(emotions.require(name));
  }

  /** The template object changes only if the template does: {@link #enterEmotion} relies on it. */
  private void choose(EmotionTemplate chosen) {
    if (!chosen.equals(emotion)) {
      this.emotion = chosen;
    }
  }

  /**
   * @return whether the mouth moves at random
   */
  public boolean talking() {
    return talking;
  }

  /**
   * @param nowTalking whether the mouth moves at random from now on
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

  /** Shows data running over the irises until {@link #stopDataEyes()}. */
  public void startDataEyes() {
    cels.dataEyes().start();
  }

  /** Fades the data on the irises out; without any it does nothing. */
  public void stopDataEyes() {
    cels.dataEyes().stop();
  }

  /**
   * @return whether data eyes were started and not stopped
   */
  public boolean dataEyes() {
    return cels.dataEyes().on();
  }

  /**
   * Plays an effect once, whatever the emotion. If it is running, it plays once more afterwards.
   *
   * @param name an effect of {@link AnimatorSettings#effects()}, also one that is not enabled
   * @throws InvalidInputException if the settings have no such effect
   */
  public void playEffect(String name) {
    List<String> names = settings.effects().stream().map(Effect::name).toList();
    if (!names.contains(name)) {
      throw new InvalidInputException(
          "effect",
          "There is no effect \""
              + InputProblems.shown(name)
              + "\"."
              + Suggestion.of(name, names)
              + " There are: "
              + String.join(", ", names)
              + ".");
    }
    effects.request(name);
  }

  /**
   * @return the overrides in force, as a copy
   */
  public Map<Morph, Float> overrides() {
    return overrides.asMap();
  }

  /**
   * Replaces all overrides; those no longer listed fade out.
   *
   * @param values values by morph, each in its range; an empty map ends all
   * @throws InvalidInputException if a value is not in its morph's range
   */
  public void setOverrides(Map<Morph, Float> values) {
    Overrides.check(values);
    overrides.clear();
    values.forEach(overrides::set);
  }

  /**
   * Sets some overrides and keeps the others.
   *
   * @param values values by morph, each in its range
   * @throws InvalidInputException if a value is not in its morph's range
   */
  public void modifyOverrides(Map<Morph, Float> values) {
    Overrides.check(values);
    values.forEach(overrides::set);
  }

  /**
   * Ends some overrides, which fade out.
   *
   * @param morphs the morphs to release; those without an override do no harm
   */
  public void unsetOverrides(Collection<Morph> morphs) {
    morphs.forEach(overrides::unset);
  }
}
