package dev.avatar4j.emotion;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.InputProblems;
import dev.avatar4j.InvalidInputException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Reads several emotion templates from one JSON object. */
final class TemplateMap {
  /** The entry of a defaults file that is not an emotion. */
  static final String ZERO = "zero";

  private static final int MAX_EMOTIONS = 1000;
  private static final int MAX_NAME = 64;

  private TemplateMap() {}

  /**
   * @param object templates by name; {@code zero} and bracketed names are no emotions and are
   *     skipped
   * @param warning receives what was left out or brought into range
   * @return the templates by name
   * @throws InvalidInputException if a template or a name is malformed; lists every problem
   */
  static Map<String, EmotionTemplate> read(JsonNode object, Consumer<String> warning) {
    requireFew(object.isObject() ? object.size() : Integer.MAX_VALUE);
    InputProblems problems = new InputProblems();
    Map<String, EmotionTemplate> templates = new LinkedHashMap<>();
    object
        .properties()
        .forEach(
            entry -> {
              String name = entry.getKey();
              if (isReserved(name)) {
                return;
              }
              try {
                templates.put(
                    checked(name), EmotionTemplate.parse(name, entry.getValue(), warning));
              } catch (InvalidInputException refused) {
                problems.add(refused);
              }
            });
    problems.throwIfAny();
    return templates;
  }

  static void requireFew(int emotions) {
    if (emotions > MAX_EMOTIONS) {
      throw new InvalidInputException(
          "emotions",
          "Emotion templates need a JSON object of at most 1000 emotion names and templates.");
    }
  }

  /**
   * @throws InvalidInputException if no emotion may be called so
   */
  static void requireName(String name) {
    if (isReserved(checked(name))) {
      throw new InvalidInputException(
          "emotion", "\"" + InputProblems.shown(name) + "\" cannot be an emotion's name.");
    }
  }

  private static boolean isReserved(String name) {
    return name.equals(ZERO) || name.startsWith("[");
  }

  private static String checked(String name) {
    if (name.isBlank() || name.length() > MAX_NAME) {
      throw new InvalidInputException(
          "emotions", "An emotion's name has 1 to 64 characters, not " + name.length() + ".");
    }
    return name;
  }
}
