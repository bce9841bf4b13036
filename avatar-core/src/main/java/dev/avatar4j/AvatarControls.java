package dev.avatar4j;

import dev.avatar4j.animation.Animator;
import dev.avatar4j.animation.Gaze;
import dev.avatar4j.animation.OverrideKeys;
import dev.avatar4j.animation.Overrides;
import dev.avatar4j.cel.Effect;
import dev.avatar4j.emotion.EmotionMix;
import dev.avatar4j.pipeline.FrameClock;
import dev.avatar4j.pose.Morph;
import dev.avatar4j.speech.VisemeSource;
import dev.avatar4j.speech.VisemeTrack;
import dev.avatar4j.speech.speaking.SpeechStage;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What the character of an {@link Avatar} can be told to do. */
abstract class AvatarControls implements SpeechStage {
  abstract CharacterRenderer renderer();

  abstract FrameClock clock();

  /**
   * @param name an emotion of {@link Avatar#emotions()}, such as {@code joy}
   * @throws InvalidInputException if there is no such emotion; nothing changes
   */
  public void setEmotion(String name) {
    renderer().change(animator -> animator.setEmotion(name));
  }

  /**
   * @return the emotion shown now
   */
  public String emotion() {
    return renderer().ask(Animator::emotion);
  }

  /**
   * @param on whether the mouth moves as in speech, at random
   */
  public void setTalking(boolean on) {
    renderer().change(animator -> animator.setTalking(on));
  }

  /**
   * @return whether the mouth moves as in speech
   */
  public boolean talking() {
    return renderer().ask(Animator::talking);
  }

  /**
   * @param on whether data runs over the irises, if the character has such cels; switched off, it
   *     fades out
   */
  public void setDataEyes(boolean on) {
    renderer().change(animator -> animator.setDataEyes(on));
  }

  /** Shows data running over the irises, if the character has such cels. */
  public void startDataEyes() {
    renderer().change(Animator::startDataEyes);
  }

  /** Fades the data on the irises out. */
  public void stopDataEyes() {
    renderer().change(Animator::stopDataEyes);
  }

  /**
   * @return whether data eyes were started and not stopped
   */
  public boolean dataEyes() {
    return renderer().ask(Animator::dataEyes);
  }

  /**
   * Plays an effect once, whatever the emotion. If it is running, it plays once more afterwards.
   *
   * @param name one of {@link #effects()}
   * @throws InvalidInputException if there is no such effect; nothing changes
   */
  public void playEffect(String name) {
    renderer().change(animator -> animator.playEffect(name));
  }

  /**
   * @return the names of the effects in the settings, enabled or not
   */
  public List<String> effects() {
    return renderer().ask(Animator::settings).effects().stream().map(Effect::name).toList();
  }

  /**
   * @param mix how much of which emotions of {@link Avatar#emotions()}, such as {@code
   *     EmotionMix.of("joy", 0.4)}
   * @throws InvalidInputException if there is no such emotion; nothing changes
   */
  public void setEmotion(EmotionMix mix) {
    renderer().change(animator -> animator.setEmotion(mix));
  }

  /**
   * @return how much of which emotions is shown now
   */
  public EmotionMix emotionMix() {
    return renderer().ask(Animator::emotionMix);
  }

  /**
   * Has the mouth follow speech whose sound begins now. Speech in progress is replaced.
   *
   * @param track the sounds
   */
  public void speak(VisemeTrack track) {
    speak(track, clock().nanoTime());
  }

  /**
   * Has the mouth follow speech. Speech in progress is replaced.
   *
   * @param track the sounds
   * @param startNanos when time 0 of the track is heard, on the clock of this avatar ({@link
   *     #nanoTime()}); it may lie in the past or in the future
   */
  @Override
  public void speak(VisemeTrack track, long startNanos) {
    renderer().change(animator -> animator.speak(track, startNanos));
  }

  /**
   * Has the mouth follow speech that is not known beforehand, always at its newest: for sound that
   * is heard as it comes. Speech in progress is replaced.
   *
   * @param source live sound ({@link dev.avatar4j.speech.sound.SoundLipsync}), or words as they
   *     come
   */
  public void speakLive(VisemeSource source) {
    renderer().change(animator -> animator.speakLive(source));
  }

  /**
   * Like {@link #speakLive(VisemeSource)}, for speech that is known some time before it is heard.
   *
   * @param source live sound, or words as they come
   * @param startNanos when time 0 of the speech is heard, on the clock of this avatar ({@link
   *     #nanoTime()})
   */
  public void speakLive(VisemeSource source, long startNanos) {
    renderer().change(animator -> animator.speakLive(source, startNanos));
  }

  /** Ends the speech; the mouth eases back to the emotion's. */
  @Override
  public void stopSpeaking() {
    renderer().change(Animator::stopSpeaking);
  }

  /**
   * @return whether there is speech that has not ended, drawn or not
   */
  public boolean speaking() {
    return renderer().ask(animator -> animator.speakingAt(clock().nanoTime()));
  }

  /**
   * @return the time on the clock that frames are drawn by, in nanoseconds
   */
  @Override
  public long nanoTime() {
    return clock().nanoTime();
  }

  /**
   * @param x where to look, from the left of the picture (-1) to the right (1); 0 is at the viewer
   * @param y from down (-1) to up (1)
   * @throws InvalidInputException if a coordinate is out of range; nothing changes
   */
  public void lookAt(double x, double y) {
    setGaze(Gaze.at(x, y));
  }

  /** Looks away from the viewer, to a side chosen at random. */
  public void lookAway() {
    setGaze(Gaze.AWAY);
  }

  /** Looks wherever the emotion has it again. */
  public void releaseGaze() {
    setGaze(Gaze.FREE);
  }

  /**
   * @param gaze where to look
   */
  public void setGaze(Gaze gaze) {
    renderer().change(animator -> animator.setGaze(gaze));
  }

  /**
   * @return where the character looks
   */
  public Gaze gaze() {
    return renderer().ask(Animator::gaze);
  }

  /**
   * Replaces all overrides. An override wins over everything else, blinking and speech included.
   *
   * @param overrides the overrides; empty ends all
   */
  public void setOverrides(Overrides overrides) {
    renderer().change(animator -> animator.setOverrides(overrides));
  }

  /**
   * Like {@link #setOverrides(Overrides)}, easing in and out as the pose does.
   *
   * @param overrides values by morph; empty ends all overrides
   * @throws InvalidInputException if a value is out of range; nothing changes
   */
  public void setOverrides(Map<Morph, Float> overrides) {
    setOverrides(Overrides.of(overrides));
  }

  /**
   * @param overrides overrides to add to those there are
   */
  public void modifyOverrides(Overrides overrides) {
    renderer().change(animator -> animator.modifyOverrides(overrides));
  }

  /**
   * @param overrides values by morph, added to the overrides there are
   * @throws InvalidInputException if a value is out of range; nothing changes
   */
  public void modifyOverrides(Map<Morph, Float> overrides) {
    modifyOverrides(Overrides.of(overrides));
  }

  /**
   * @param keys the morphs and cels to let go; those without an override are ignored
   */
  public void unsetOverrides(OverrideKeys keys) {
    renderer().change(animator -> animator.unsetOverrides(keys));
  }

  /**
   * @param morphs the morphs to let go; those without an override are ignored
   */
  public void unsetOverrides(Collection<Morph> morphs) {
    unsetOverrides(OverrideKeys.of(morphs));
  }

  /**
   * @return the values of the overrides in force
   */
  public Overrides overrides() {
    return renderer().ask(Animator::overrides);
  }
}
