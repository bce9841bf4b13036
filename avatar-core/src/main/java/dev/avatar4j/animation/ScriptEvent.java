package dev.avatar4j.animation;

import dev.avatar4j.emotion.EmotionMix;
import dev.avatar4j.speech.VisemeTrack;

/**
 * One event of a script; what is null does not change.
 *
 * @param micros its time in microseconds: fine enough for any frame rate, and free of the rounding
 *     that would put an event at 0.1 s after the frame at 3/30 s
 */
record ScriptEvent(
    long micros,
    EmotionMix emotion,
    Boolean talking,
    VisemeTrack speech,
    Gaze gaze,
    String effect,
    Boolean dataEyes,
    Overrides overrides,
    SettingsPatch settings) {

  static long micros(double seconds) {
    return Math.round(seconds * 1e6);
  }

  /**
   * @param animator receives it
   * @param timeNanos when this happens on the animator's clock
   */
  void applyTo(Animator animator, long timeNanos) {
    if (settings != null) {
      animator.setSettings(animator.settings().with(settings));
    }
    if (emotion != null) {
      animator.setEmotion(emotion);
    }
    if (talking != null) {
      animator.setTalking(talking);
    }
    if (speech != null) {
      animator.speak(speech, timeNanos);
    }
    if (gaze != null) {
      animator.setGaze(gaze);
    }
    if (effect != null) {
      animator.playEffect(effect);
    }
    if (dataEyes != null) {
      animator.setDataEyes(dataEyes);
    }
    if (overrides != null) {
      animator.setOverrides(overrides);
    }
  }
}
