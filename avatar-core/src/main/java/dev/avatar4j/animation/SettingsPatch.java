package dev.avatar4j.animation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.InputProblems;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.Suggestion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Some settings with new values, as read from a JSON object. Immutable.
 *
 * @param values the values by setting
 * @param deferred the known keys that are not the animator's, as they were written
 */
record SettingsPatch(Map<Setting<?>, Object> values, Map<String, JsonNode> deferred) {
  private static final Map<String, Setting<?>> BY_KEY = byKey();
  private static final List<String> KNOWN = known();

  SettingsPatch {
    values = Map.copyOf(values);
    deferred = Map.copyOf(deferred);
  }

  /** Reads an object; every problem goes to the consumer and the key at fault is left out. */
  static SettingsPatch read(JsonNode object, Consumer<InvalidInputException> problem) {
    Map<Setting<?>, Object> values = new LinkedHashMap<>();
    Map<String, JsonNode> deferred = new LinkedHashMap<>();
    if (object == null || !object.isObject()) {
      problem.accept(
          new InvalidInputException("settings", "Settings need a JSON object of keys and values."));
      return new SettingsPatch(values, deferred);
    }
    object
        .properties()
        .forEach(
            entry -> {
              String key = entry.getKey();
              Setting<?> setting = BY_KEY.get(key);
              if (setting != null) {
                try {
                  values.put(setting, setting.read(entry.getValue()));
                } catch (InvalidInputException refused) {
                  problem.accept(refused);
                }
              } else if (AnimatorKeys.DEFERRED.contains(key)) {
                deferred.put(key, entry.getValue());
              } else {
                problem.accept(
                    new InvalidInputException(
                        key,
                        "No setting is called \""
                            + InputProblems.shown(key)
                            + "\"."
                            + Suggestion.of(key, KNOWN)));
              }
            });
    return new SettingsPatch(values, deferred);
  }

  private static Map<String, Setting<?>> byKey() {
    Map<String, Setting<?>> map = new HashMap<>();
    AnimatorKeys.ALL.forEach(setting -> map.put(setting.key(), setting));
    return Map.copyOf(map);
  }

  private static List<String> known() {
    List<String> keys = new ArrayList<>();
    AnimatorKeys.ALL.forEach(setting -> keys.add(setting.key()));
    AnimatorKeys.DEFERRED.stream().sorted().forEach(keys::add);
    return List.copyOf(keys);
  }
}
