package dev.avatar4j.animation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.InputProblems;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.Suggestion;
import dev.avatar4j.cel.CharacterCel;
import dev.avatar4j.pose.Morph;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The keys that can be overridden: the 45 morphs and the 16 character cels. */
final class OverrideKey {
  private static final List<String> KNOWN =
      Stream.concat(
              Morph.ALL.stream().map(Morph::key), CharacterCel.ALL.stream().map(CharacterCel::key))
          .toList();

  private OverrideKey() {}

  /**
   * Finds what a key stands for.
   *
   * @throws InvalidInputException if it stands for nothing; the message offers the nearest key
   */
  static void resolve(String key, Consumer<Morph> morph, Consumer<CharacterCel> cel) {
    Optional<Morph> asMorph = Morph.byKey(key);
    Optional<CharacterCel> asCel = CharacterCel.byKey(key);
    if (asMorph.isEmpty() && asCel.isEmpty()) {
      String shown = InputProblems.shown(key);
      throw new InvalidInputException(
          "overrides." + shown,
          "No morph and no cel is called \""
              + shown
              + "\"."
              + Suggestion.of(key, KNOWN)
              + " The keys are listed in docs/morphs.md.");
    }
    asMorph.ifPresent(morph);
    asCel.ifPresent(cel);
  }

  /**
   * @param keys a JSON object or list of keys
   * @throws InvalidInputException if there are too many to look at
   */
  static void requireFew(JsonNode keys) {
    if (keys.size() > InputProblems.MAX_KEYS) {
      throw new InvalidInputException(
          "overrides",
          "There are "
              + keys.size()
              + " overrides; at most "
              + InputProblems.MAX_KEYS
              + " are read.");
    }
  }

  static void put(Overrides.Builder builder, String key, JsonNode value) {
    resolve(
        key,
        morph -> {
          requireNumber(morph.key(), value, morph.min(), 1);
          builder.morph(morph, value.floatValue());
        },
        cel -> {
          requireNumber(cel.key(), value, 0, 1);
          builder.cel(cel, value.floatValue());
        });
  }

  private static void requireNumber(String key, JsonNode value, double min, double max) {
    if (!value.isNumber()) {
      throw refusal("overrides." + key, key, value, min, max);
    }
  }

  /**
   * Reads a number of seconds.
   *
   * @param field {@code fade} or {@code expiry}
   */
  static double seconds(String field, JsonNode value, double max) {
    if (!value.isNumber()) {
      throw refusal(field, field, value, 0, max);
    }
    return value.doubleValue();
  }

  static void check(String field, String key, double value, double min, double max) {
    if (!(value >= min && value <= max)) {
      throw refusal(field, key, value, min, max);
    }
  }

  private static InvalidInputException refusal(
      String field, String key, Object value, double min, double max) {
    return new InvalidInputException(
        field,
        (field.startsWith("overrides.") ? "Override " : "")
            + key
            + " is "
            + InputProblems.shown(value)
            + "; it needs a number from "
            + (int) min
            + " to "
            + (int) max
            + ".");
  }
}
