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
 */
record SettingsPatch(Map<Setting<?>, Object> values) {
  private static final Map<String, Setting<?>> BY_KEY = byKey();
  private static final List<String> KNOWN = known();

  SettingsPatch {
    values = Map.copyOf(values);
  }

  /** Reads an object; every problem goes to the consumer and the key at fault is left out. */
  static SettingsPatch read(JsonNode object, Consumer<InvalidInputException> problem) {
    Map<Setting<?>, Object> values = new LinkedHashMap<>();
    if (object == null || !object.isObject()) {
      problem.accept(
          new InvalidInputException("settings", "Settings need a JSON object of keys and values."));
      return new SettingsPatch(values);
    }
    if (hasTooManyKeys("settings", object, problem)) {
      return new SettingsPatch(values);
    }
    LegacyCrop.translate(object, values, problem);
    object.properties().forEach(entry -> read(entry.getKey(), entry.getValue(), values, problem));
    return new SettingsPatch(values);
  }

  private static void read(
      String key,
      JsonNode node,
      Map<Setting<?>, Object> values,
      Consumer<InvalidInputException> problem) {
    Setting<?> setting = BY_KEY.get(key);
    if (setting != null) {
      try {
        values.put(setting, setting.read(node));
      } catch (InvalidInputException refused) {
        problem.accept(refused);
      }
    } else if (isObject(key)) {
      readParts(key, node, values, problem);
    } else if (!LegacyCrop.KEYS.contains(key)) {
      problem.accept(
          new InvalidInputException(
              InputProblems.shown(key),
              "No setting is called \""
                  + InputProblems.shown(key)
                  + "\"."
                  + Suggestion.of(key, KNOWN)));
    }
  }

  private static void readParts(
      String key,
      JsonNode node,
      Map<Setting<?>, Object> values,
      Consumer<InvalidInputException> problem) {
    if (!node.isObject()) {
      problem.accept(
          new InvalidInputException(
              key, key + " is " + InputProblems.shown(node) + "; it needs a JSON object."));
    } else if (!hasTooManyKeys(key, node, problem)) {
      node.properties()
          .forEach(part -> read(key + "." + part.getKey(), part.getValue(), values, problem));
    }
  }

  private static boolean hasTooManyKeys(
      String name, JsonNode object, Consumer<InvalidInputException> problem) {
    boolean tooMany = object.size() > InputProblems.MAX_KEYS;
    if (tooMany) {
      problem.accept(
          new InvalidInputException(
              name,
              "The object of "
                  + name
                  + " has "
                  + object.size()
                  + " keys; at most "
                  + InputProblems.MAX_KEYS
                  + " are read."));
    }
    return tooMany;
  }

  private static boolean isObject(String key) {
    return BY_KEY.keySet().stream().anyMatch(known -> known.startsWith(key + "."));
  }

  private static Map<String, Setting<?>> byKey() {
    Map<String, Setting<?>> map = new HashMap<>();
    AnimatorSettings.declarations().forEach(setting -> map.put(setting.key(), setting));
    return Map.copyOf(map);
  }

  private static List<String> known() {
    List<String> keys = new ArrayList<>();
    AnimatorSettings.declarations().forEach(setting -> keys.add(setting.key()));
    keys.addAll(LegacyCrop.KEYS);
    return List.copyOf(keys);
  }
}
