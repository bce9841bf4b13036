package dev.avatar4j.animation;

import dev.avatar4j.cel.Effect;
import dev.avatar4j.pose.Morph;
import java.util.List;

/** The values of {@link AnimatorSettings} by name, as the drivers read them. */
abstract class SettingValues {
  /**
   * @param setting a setting
   * @param <T> the type of its value
   * @return its value
   */
  public abstract <T> T get(Setting<T> setting);

  /**
   * @return frames per second to send
   */
  public double targetFps() {
    return get(FrameKeys.TARGET_FPS);
  }

  /**
   * @return part of the remaining way covered in 1/25 s, 0..1
   */
  public double poseInterpolatorStep() {
    return get(AnimatorKeys.POSE_INTERPOLATOR_STEP);
  }

  /**
   * @return shortest pause after a blink, in seconds
   */
  public double blinkIntervalMin() {
    return get(AnimatorKeys.BLINK_INTERVAL_MIN);
  }

  /**
   * @return longest pause after a blink, in seconds
   */
  public double blinkIntervalMax() {
    return get(AnimatorKeys.BLINK_INTERVAL_MAX);
  }

  /**
   * @return chance per 1/25 s that a blink starts, 0..1
   */
  public double blinkProbability() {
    return get(AnimatorKeys.BLINK_PROBABILITY);
  }

  /**
   * @return chance that a blink is a double one, 0..1
   */
  public double blinkDoubleProbability() {
    return get(AnimatorKeys.BLINK_DOUBLE_PROBABILITY);
  }

  /**
   * @return how long confusion waives the pause between blinks, in seconds
   */
  public double blinkConfusionDuration() {
    return get(AnimatorKeys.BLINK_CONFUSION_DURATION);
  }

  /**
   * @return mouth movements per second of random talking
   */
  public double talkingFps() {
    return get(AnimatorKeys.TALKING_FPS);
  }

  /**
   * @return the morph that random talking moves
   */
  public Morph talkingMorph() {
    return get(AnimatorKeys.TALKING_MORPH);
  }

  /**
   * @return part of the remaining way the mouth covers in 1/25 s while it follows speech, 0..1
   */
  public double lipsyncStep() {
    return get(AnimatorKeys.LIPSYNC_STEP);
  }

  /**
   * @return seconds by which the mouth is later than the sound; negative is earlier
   */
  public double avOffset() {
    return get(AnimatorKeys.AV_OFFSET);
  }

  /**
   * @return the morphs that sway
   */
  public List<Morph> swayMorphs() {
    return get(AnimatorKeys.SWAY_MORPHS);
  }

  /**
   * @return shortest time until a new sway pose, in seconds
   */
  public double swayIntervalMin() {
    return get(AnimatorKeys.SWAY_INTERVAL_MIN);
  }

  /**
   * @return longest time until a new sway pose, in seconds
   */
  public double swayIntervalMax() {
    return get(AnimatorKeys.SWAY_INTERVAL_MAX);
  }

  /**
   * @return how far a sway pose may be from the centre and from the emotion's pose, 0..1
   */
  public double swayMacroStrength() {
    return get(AnimatorKeys.SWAY_MACRO_STRENGTH);
  }

  /**
   * @return size of the tremor around a sway pose, 0..1
   */
  public double swayMicroStrength() {
    return get(AnimatorKeys.SWAY_MICRO_STRENGTH);
  }

  /**
   * @return duration of one breath, in seconds
   */
  public double breathingCycleDuration() {
    return get(AnimatorKeys.BREATHING_CYCLE_DURATION);
  }

  /**
   * @return whether the eyes make small jumps of their own
   */
  public boolean gazeSaccades() {
    return get(AnimatorKeys.GAZE_SACCADES);
  }

  /**
   * @return shortest time until the next jump of the eyes, in seconds
   */
  public double gazeSaccadeIntervalMin() {
    return get(AnimatorKeys.GAZE_SACCADE_INTERVAL_MIN);
  }

  /**
   * @return longest time until the next jump of the eyes, in seconds
   */
  public double gazeSaccadeIntervalMax() {
    return get(AnimatorKeys.GAZE_SACCADE_INTERVAL_MAX);
  }

  /**
   * @return how far the eyes jump, 0..1
   */
  public double gazeSaccadeStrength() {
    return get(AnimatorKeys.GAZE_SACCADE_STRENGTH);
  }

  /**
   * @return part of a look that the head takes over, 0..1
   */
  public double gazeHeadShare() {
    return get(AnimatorKeys.GAZE_HEAD_SHARE);
  }

  /**
   * @return pictures per second of data eyes; 0 is off
   */
  public double dataEyesFps() {
    return get(AnimatorKeys.DATA_EYES_FPS);
  }

  /**
   * @return how long data eyes take to fade out, in seconds
   */
  public double dataEyesFadeoutDuration() {
    return get(AnimatorKeys.DATA_EYES_FADEOUT_DURATION);
  }

  /**
   * @return pictures per second of the eye-waver; 0 is still
   */
  public double eyeWaverFps() {
    return get(AnimatorKeys.EYE_WAVER_FPS);
  }

  /**
   * @return whether emotions trigger effects
   */
  public boolean animefxEnabled() {
    return get(AnimatorKeys.ANIMEFX_ENABLED);
  }

  /**
   * @return the effects and what triggers them
   */
  public List<Effect> effects() {
    return get(AnimatorKeys.ANIMEFX);
  }
}
