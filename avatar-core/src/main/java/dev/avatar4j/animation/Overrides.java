package dev.avatar4j.animation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.InputProblems;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.pose.Morph;
import dev.avatar4j.pose.MorphKeys;
import java.util.EnumMap;
import java.util.Map;

/** Reads and checks morph overrides from outside. */
public final class Overrides {
  private Overrides() {}

  /**
   * @param object a JSON object of morph keys and numbers
   * @return the values by morph
   * @throws InvalidInputException if it is no object, a key names no morph, or a value is no number
   *     in its morph's range; the message lists every problem
   */
  public static Map<Morph, Float> parse(JsonNode object) {
    if (object == null || !object.isObject()) {
      throw new InvalidInputException(
          "overrides", "Overrides need a JSON object of morph keys and numbers.");
    }
    InputProblems problems = new InputProblems();
    Map<Morph, Float> values = new EnumMap<>(Morph.class);
    object
        .properties()
        .forEach(
            entry -> {
              try {
                Morph morph = MorphKeys.require(entry.getKey());
                JsonNode value = entry.getValue();
                values.put(
                    morph, inRange(morph, value.isNumber() ? value.floatValue() : null, value));
              } catch (InvalidInputException refused) {
                problems.add(refused);
              }
            });
    problems.throwIfAny();
    return values;
  }

  static void check(Map<Morph, Float> values) {
    values.forEach((morph, value) -> inRange(morph, value, value));
  }

  private static Float inRange(Morph morph, Float value, Object given) {
    if (value == null || !(value >= morph.min() && value <= morph.max())) {
      throw new InvalidInputException(
          "overrides." + morph.key(),
          "Override "
              + morph.key()
              + " is "
              + InputProblems.shown(given)
              + "; it needs a number from "
              + (int) morph.min()
              + " to 1.");
    }
    return value;
  }
}
