package dev.avatar4j.animation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.InputProblems;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.pose.Morph;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * How the character moves. Immutable and thread-safe; every value is in its range.
 *
 * <p>The settings are declared in {@link AnimatorKeys}. Where a shortest and a longest time form a
 * pair, {@link #parse} refuses a pair in the wrong order; the animator itself takes either order.
 */
public final class AnimatorSettings {
  /** Every setting at its default. */
  public static final AnimatorSettings DEFAULTS = new AnimatorSettings(Map.of(), Map.of());

  private final Map<Setting<?>, Object> values;
  private final Map<String, JsonNode> deferred;

  private AnimatorSettings(Map<Setting<?>, Object> values, Map<String, JsonNode> deferred) {
    this.values = Map.copyOf(values);
    this.deferred = Map.copyOf(deferred);
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
    return AnimatorKeys.ALL;
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
    result.checkOrder(problems::add);
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
    return new AnimatorSettings(copy, deferred);
  }

  AnimatorSettings with(SettingsPatch patch) {
    Map<Setting<?>, Object> copy = new HashMap<>(values);
    copy.putAll(patch.values());
    Map<String, JsonNode> kept = new HashMap<>(deferred);
    kept.putAll(patch.deferred());
    return new AnimatorSettings(copy, kept);
  }

  /** Reports each pair of a shortest and a longest time that is in the wrong order. */
  void checkOrder(Consumer<InvalidInputException> problem) {
    checkOrder(AnimatorKeys.BLINK_INTERVAL_MIN, AnimatorKeys.BLINK_INTERVAL_MAX, problem);
    checkOrder(AnimatorKeys.SWAY_INTERVAL_MIN, AnimatorKeys.SWAY_INTERVAL_MAX, problem);
  }

  private void checkOrder(
      Setting<Double> low, Setting<Double> high, Consumer<InvalidInputException> problem) {
    if (get(low) > get(high)) {
      problem.accept(
          new InvalidInputException(
              low.key(),
              low.key()
                  + " is "
                  + get(low)
                  + "; it needs to be at most "
                  + high.key()
                  + ", which is "
                  + get(high)
                  + "."));
    }
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
   * @return the known keys of a settings file that are not the animator's (framing, encoding, cels,
   *     effects), as they were written
   */
  public Map<String, JsonNode> deferred() {
    return deferred;
  }

  /**
   * @return all settings by JSON key, in the order of the documentation, with values that turn into
   *     JSON as they are; without {@link #deferred()}
   */
  public Map<String, Object> toKeys() {
    Map<String, Object> map = new LinkedHashMap<>();
    AnimatorKeys.ALL.forEach(setting -> map.put(setting.key(), json(setting)));
    return map;
  }

  private <T> Object json(Setting<T> setting) {
    return setting.toJson(get(setting));
  }

  /**
   * @return frames per second to send
   */
  public double targetFps() {
    return get(AnimatorKeys.TARGET_FPS);
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

  @Override
  public boolean equals(Object other) {
    return other instanceof AnimatorSettings settings
        && toKeys().equals(settings.toKeys())
        && deferred.equals(settings.deferred);
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
