package dev.avatar4j.animation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.InputProblems;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.cel.Effect;
import dev.avatar4j.image.CropBox;
import dev.avatar4j.pose.Morph;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * How the character moves and how its frames are finished. Immutable and thread-safe; every value
 * is in its range.
 *
 * <p>The settings are declared in {@link AnimatorKeys} and {@link FrameKeys}. Where a shortest and
 * a longest time form a pair, {@link #parse} refuses a pair in the wrong order; the animator itself
 * takes either order.
 */
public final class AnimatorSettings {
  private static final List<Setting<?>> ALL =
      Stream.concat(FrameKeys.ALL.stream(), AnimatorKeys.ALL.stream()).toList();

  /** Every setting at its default. */
  public static final AnimatorSettings DEFAULTS = new AnimatorSettings(Map.of());

  private final Map<Setting<?>, Object> values;
  private final CropBox crop;

  private AnimatorSettings(Map<Setting<?>, Object> values) {
    this.values = Map.copyOf(values);
    this.crop =
        new CropBox(
            get(FrameKeys.CROP_ENABLED),
            get(FrameKeys.CROP_LEFT),
            get(FrameKeys.CROP_TOP),
            get(FrameKeys.CROP_RIGHT),
            get(FrameKeys.CROP_BOTTOM));
  }

  /**
   * Reads settings strictly.
   *
   * @param object a JSON object; a missing key takes its default
   * @return the settings
   * @throws InvalidInputException if anything is wrong with it: an unknown key, a wrong type, a
   *     value out of range. The message lists every problem; the field is the first key at fault
   */
  public static AnimatorSettings parse(JsonNode object) {
    return DEFAULTS.patched(object);
  }

  /**
   * Reads settings as Talkinghead clients expect it: what is wrong is left out with a warning, and
   * takes its default.
   *
   * @param object a JSON object; anything else counts as empty, with a warning
   * @param warning receives one sentence for each thing left out
   * @return the settings
   */
  public static AnimatorSettings parseLenient(JsonNode object, Consumer<String> warning) {
    return DEFAULTS.patchedLenient(object, warning);
  }

  /**
   * Like {@link #parseLenient}, but what is missing or wrong keeps its value instead of taking its
   * default.
   *
   * @param object a JSON object; anything else counts as empty, with a warning
   * @param warning receives one sentence for each thing left out
   * @return the new settings
   */
  public AnimatorSettings patchedLenient(JsonNode object, Consumer<String> warning) {
    return with(
        SettingsPatch.read(object, problem -> warning.accept(problem.getMessage() + " Ignored.")));
  }

  /**
   * @return the declarations of all settings, in the order of the documentation
   */
  public static List<Setting<?>> declarations() {
    return ALL;
  }

  /**
   * Reads some settings strictly and keeps the others.
   *
   * @param object a JSON object; a missing key keeps its value
   * @return the new settings
   * @throws InvalidInputException as {@link #parse} does
   */
  public AnimatorSettings patched(JsonNode object) {
    InputProblems problems = new InputProblems();
    AnimatorSettings result = with(SettingsPatch.read(object, problems::add));
    SettingPairs.check(result, problems::add);
    problems.throwIfAny();
    return result;
  }

  /**
   * @param setting a setting
   * @param value its new value
   * @param <T> the type of its value
   * @return settings that differ from these in that value only
   * @throws InvalidInputException if the value is out of range
   */
  public <T> AnimatorSettings with(Setting<T> setting, T value) {
    Map<Setting<?>, Object> copy = new HashMap<>(values);
    copy.put(setting, setting.check(value));
    return new AnimatorSettings(copy);
  }

  /**
   * @param other settings that are known to work
   * @return settings that finish frames as the others do and move as these do
   */
  public AnimatorSettings withFrameSettingsOf(AnimatorSettings other) {
    Map<Setting<?>, Object> copy = new HashMap<>(values);
    FrameKeys.ALL.forEach(setting -> copy.put(setting, other.get(setting)));
    return new AnimatorSettings(copy);
  }

  AnimatorSettings with(SettingsPatch patch) {
    Map<Setting<?>, Object> copy = new HashMap<>(values);
    copy.putAll(patch.values());
    return new AnimatorSettings(copy);
  }

  /**
   * @param setting a setting
   * @param <T> the type of its value
   * @return its value
   */
  @SuppressWarnings("unchecked") // with(...) puts only a T under a Setting<T>
  public <T> T get(Setting<T> setting) {
    Object value = values.get(setting);
    return value == null ? setting.defaultValue() : (T) value;
  }

  /**
   * @return all settings by JSON key, in the order of the documentation, with values that turn into
   *     JSON as they are; settings with a dot in their key are in an object
   */
  public Map<String, Object> toKeys() {
    Map<String, Object> map = new LinkedHashMap<>();
    ALL.forEach(setting -> put(map, setting.key(), json(setting)));
    return map;
  }

  private static void put(Map<String, Object> map, String key, Object value) {
    int dot = key.indexOf('.');
    if (dot < 0) {
      map.put(key, value);
    } else {
      @SuppressWarnings("unchecked") // only this method puts anything under the name of an object
      Map<String, Object> inner =
          (Map<String, Object>)
              map.computeIfAbsent(key.substring(0, dot), name -> new LinkedHashMap<>());
      inner.put(key.substring(dot + 1), value);
    }
  }

  private <T> Object json(Setting<T> setting) {
    return setting.toJson(get(setting));
  }

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

  /**
   * @return the part of the frame that is kept
   */
  public CropBox crop() {
    return crop;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AnimatorSettings settings && toKeys().equals(settings.toKeys());
  }

  @Override
  public int hashCode() {
    return toKeys().hashCode();
  }

  @Override
  public String toString() {
    return toKeys().toString();
  }
}
