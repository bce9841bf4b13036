package dev.avatar4j.cel;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.InputProblems;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.Suggestion;
import dev.avatar4j.image.CelNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Effects in JSON: {@code [["heart", {"enabled": true, "emotions": ["love"], "type":
 * "sequence_with_fadeout", "duration": 0.3, "cels": ["fx_heart1"]}], ...]}.
 */
public final class EffectsJson {
  /** The most effects one list may have, and the most pictures and emotions of one effect. */
  public static final int MAX_ENTRIES = 64;

  private static final double MAX_FPS = 60;
  private static final double MAX_DURATION = 60;
  private static final List<String> KEYS =
      List.of("enabled", "emotions", "type", "fps", "duration", "cels");
  private static final List<String> TYPES =
      Stream.of(EffectType.values()).map(EffectType::key).toList();

  private final InputProblems problems = new InputProblems();

  private EffectsJson() {}

  /**
   * @param field the name of the list in messages
   * @param list the JSON value
   * @return the effects
   * @throws InvalidInputException if anything is wrong; the message lists every problem with the
   *     position
   */
  public static List<Effect> read(String field, JsonNode list) {
    return new EffectsJson().readAll(field, list);
  }

  /**
   * @param effects effects
   * @return the same as lists and maps that turn into JSON as they are
   */
  public static List<Object> toJson(List<Effect> effects) {
    List<Object> list = new ArrayList<>();
    for (Effect effect : effects) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("enabled", effect.enabled());
      entry.put("emotions", effect.emotions());
      entry.put("type", effect.type().key());
      if (effect.type().cycles()) {
        entry.put("fps", effect.fps());
      }
      entry.put("duration", effect.duration());
      entry.put("cels", effect.cels());
      list.add(List.of(effect.name(), entry));
    }
    return list;
  }

  private List<Effect> readAll(String field, JsonNode list) {
    if (!list.isArray() || list.size() > MAX_ENTRIES) {
      throw new InvalidInputException(
          field, field + " needs a list of at most " + MAX_ENTRIES + " effects.");
    }
    List<Effect> effects = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      readOne(field + "[" + i + "]", list.get(i), effects);
    }
    problems.throwIfAny();
    return List.copyOf(effects);
  }

  private void readOne(String at, JsonNode entry, List<Effect> effects) {
    if (!entry.isArray()
        || entry.size() != 2
        || !entry.get(0).isTextual()
        || !entry.get(1).isObject()) {
      problems.add(at, at + " needs the form [\"name\", {...}].");
      return;
    }
    String name = entry.get(0).textValue();
    JsonNode object = entry.get(1);
    if (name.isBlank() || name.length() > MAX_ENTRIES) {
      problems.add(at, at + " needs a name of 1 to " + MAX_ENTRIES + " characters.");
    }
    if (object.size() > InputProblems.MAX_KEYS) {
      problems.add(
          at,
          at + " has " + object.size() + " keys; at most " + InputProblems.MAX_KEYS + " are read.");
      return;
    }
    object
        .fieldNames()
        .forEachRemaining(
            key -> {
              if (!KEYS.contains(key)) {
                problems.add(
                    at + "." + InputProblems.shown(key),
                    at
                        + " has no key \""
                        + InputProblems.shown(key)
                        + "\"."
                        + Suggestion.of(key, KEYS));
              }
            });
    EffectType type = type(at + ".type", object.path("type"));
    double fps = type.cycles() ? number(at + ".fps", object.path("fps"), MAX_FPS) : 0;
    effects.add(
        new Effect(
            name,
            enabled(at + ".enabled", object.path("enabled")),
            texts(at + ".emotions", object.path("emotions")),
            type,
            fps,
            number(at + ".duration", object.path("duration"), MAX_DURATION),
            pictures(at + ".cels", object.path("cels"))));
  }

  private boolean enabled(String at, JsonNode node) {
    if (!node.isMissingNode() && !node.isBoolean()) {
      refuse(at, node, "true or false");
    }
    return node.asBoolean(true);
  }

  private EffectType type(String at, JsonNode node) {
    return EffectType.byKey(node.asText())
        .orElseGet(
            () -> {
              refuse(at, node, "one of " + String.join(", ", TYPES));
              return EffectType.SEQUENCE;
            });
  }

  private double number(String at, JsonNode node, double max) {
    double value = node.isNumber() ? node.doubleValue() : Double.NaN;
    if (!(value >= 0 && value <= max)) {
      refuse(at, node, "a number from 0 to " + (int) max);
      return 0;
    }
    return value;
  }

  private List<String> pictures(String at, JsonNode node) {
    List<String> names = texts(at, node);
    for (String name : names) {
      if (!CelNames.isEffect(name)) {
        problems.add(
            at,
            at
                + " has \""
                + InputProblems.shown(name)
                + "\"; the picture of an effect is called fx_ and 1 to 64 letters or digits.");
      }
    }
    return names;
  }

  private List<String> texts(String at, JsonNode node) {
    List<String> texts = new ArrayList<>();
    boolean fits = node.isArray() && node.size() <= MAX_ENTRIES;
    for (JsonNode entry : node) {
      fits &= entry.isTextual() && entry.textValue().length() <= 100;
      texts.add(entry.asText());
    }
    if (!fits) {
      refuse(at, node, "a list of at most " + MAX_ENTRIES + " names");
      return List.of();
    }
    return texts;
  }

  private void refuse(String at, JsonNode node, String allowed) {
    problems.add(
        at,
        node.isMissingNode()
            ? at + " is missing; it needs " + allowed + "."
            : at + " is " + InputProblems.shown(node) + "; it needs " + allowed + ".");
  }
}
