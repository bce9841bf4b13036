package dev.avatar4j.animation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.InputProblems;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.image.CropBox;
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
public final class AnimatorSettings extends SettingValues {
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
  @Override
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
