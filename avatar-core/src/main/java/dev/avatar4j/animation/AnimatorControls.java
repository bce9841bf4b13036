package dev.avatar4j.animation;

import dev.avatar4j.InvalidInputException;
import dev.avatar4j.pose.Morph;
import dev.avatar4j.speech.VisemeSource;
import dev.avatar4j.speech.VisemeTrack;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;

/**
 * What an {@link Animator} hands straight on to one of its layers: speech, data eyes, overrides.
 */
abstract class AnimatorControls {
  final FrameTime time = new FrameTime();
  final LipsyncDriver lipsync = new LipsyncDriver();
  final CelLayer cels = new CelLayer();
  final OverrideLayer overrides = new OverrideLayer();

  /**
   * @param on whether data runs over the irises; switched off, it fades out
   */
  public void setDataEyes(boolean on) {
    if (on) {
      startDataEyes();
    } else {
      stopDataEyes();
    }
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
   * Has the mouth follow speech. Speech in progress is replaced; random talking waits.
   *
   * @param track the sounds
   * @param startNanos when the first of them is heard (time 0 of the track), on the clock of {@link
   *     #update}; it may lie in the past or in the future
   */
  public void speak(VisemeTrack track, long startNanos) {
    lipsync.speak(track, startNanos);
  }

  /**
   * Has the mouth follow speech that is not known beforehand. Speech in progress is replaced;
   * random talking waits.
   *
   * @param source live sound, or words as they come
   */
  public void speakLive(VisemeSource source) {
    lipsync.speakLive(Objects.requireNonNull(source), LiveMouth.AS_IT_COMES);
  }

  /**
   * Like {@link #speakLive(VisemeSource)}, for speech that is known some time before it is heard.
   *
   * @param source live sound, or words as they come
   * @param startNanos when time 0 of the speech is heard, on the clock of the frames
   */
  public void speakLive(VisemeSource source, long startNanos) {
    lipsync.speakLive(Objects.requireNonNull(source), startNanos);
  }

  /** Ends the speech; the mouth eases back to the emotion's. */
  public void stopSpeaking() {
    lipsync.stop();
  }

  /**
   * @return whether there is speech that has not ended, as of the last frame
   */
  public boolean speaking() {
    return lipsync.hasTrack();
  }

  /**
   * @return the values of the overrides in force, as a copy
   */
  public Overrides overrides() {
    return overrides.wanted();
  }

  /**
   * Replaces all overrides; those no longer listed fade out, in the fade of this request if it has
   * one.
   *
   * @param request the overrides; empty ends all
   */
  public void setOverrides(Overrides request) {
    overrides.replace(request, time.now());
  }

  /**
   * Replaces all overrides; those no longer listed fade out.
   *
   * @param values values by morph, each in its range; an empty map ends all
   * @throws InvalidInputException if a value is not in its morph's range
   */
  public void setOverrides(Map<Morph, Float> values) {
    setOverrides(Overrides.of(values));
  }

  /**
   * Sets some overrides and keeps the others.
   *
   * @param request the overrides
   */
  public void modifyOverrides(Overrides request) {
    overrides.set(request, time.now());
  }

  /**
   * Sets some overrides and keeps the others.
   *
   * @param values values by morph, each in its range
   * @throws InvalidInputException if a value is not in its morph's range
   */
  public void modifyOverrides(Map<Morph, Float> values) {
    modifyOverrides(Overrides.of(values));
  }

  /**
   * Ends some overrides, which fade out.
   *
   * @param keys what to release; what has no override does no harm
   */
  public void unsetOverrides(OverrideKeys keys) {
    overrides.unset(keys);
  }

  /**
   * Ends some overrides, which fade out.
   *
   * @param morphs the morphs to release; those without an override do no harm
   */
  public void unsetOverrides(Collection<Morph> morphs) {
    unsetOverrides(OverrideKeys.of(morphs));
  }
}
