package dev.avatar4j.emotion;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.InputProblems;
import dev.avatar4j.Suggestion;
import dev.avatar4j.pose.Morph;
import dev.avatar4j.pose.Pose;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads one emotion template from JSON. */
final class TemplateReader {
  private static final int MAX_CELS = 64;
  private static final int MAX_CEL_NAME = 64;
  private static final List<String> MORPH_KEYS = Morph.ALL.stream().map(Morph::key).toList();

  private final String emotion;
  private final Consumer<String> warning;
  private final InputProblems problems = new InputProblems();

  TemplateReader(String emotion, Consumer<String> warning) {
    this.emotion = emotion;
    this.warning = warning;
  }

  EmotionTemplate read(JsonNode template) {
    Map<Morph, Float> morphs = Map.of();
    Map<String, Float> cels = Map.of();
    if (!template.isObject()) {
      problem("", "needs a JSON object of morph keys and numbers, or of \"pose\" and \"cels\"");
    } else if (template.has("pose") || template.has("cels")) {
      JsonNode pose = template.path("pose");
      if (pose.isObject()) {
        morphs = morphs(pose);
      } else if (!pose.isMissingNode()) {
        problem("pose", "needs a JSON object of morph keys and numbers");
      }
      cels = cels(template.path("cels"));
    } else {
      morphs = morphs(template);
    }
    problems.throwIfAny();
    return new EmotionTemplate(emotion, Pose.of(morphs), cels);
  }

  private Map<Morph, Float> morphs(JsonNode pose) {
    Map<Morph, Float> morphs = new EnumMap<>(Morph.class);
    if (pose.size() > InputProblems.MAX_KEYS) {
      problem("pose", tooMany(pose, InputProblems.MAX_KEYS));
      return morphs;
    }
    pose.properties()
        .forEach(
            entry -> {
              String key = entry.getKey();
              Optional<Morph> morph = Morph.byKey(key);
              if (morph.isEmpty()) {
                warn(key, "is no morph and is left out." + Suggestion.of(key, MORPH_KEYS));
              } else if (isFinite(entry.getValue())) {
                float value = entry.getValue().floatValue();
                float clamped = morph.get().clamp(value);
                warnIfClamped(key, value, clamped);
                morphs.put(morph.get(), clamped);
              } else {
                problem(key, "needs a finite number, not " + InputProblems.shown(entry.getValue()));
              }
            });
    return morphs;
  }

  private Map<String, Float> cels(JsonNode node) {
    Map<String, Float> cels = new LinkedHashMap<>();
    if (node.size() > MAX_CELS) {
      problem("cels", tooMany(node, MAX_CELS));
    } else if (node.isObject()) {
      node.properties().forEach(entry -> cel(cels, entry.getKey(), entry.getValue()));
    } else if (node.isArray()) {
      for (JsonNode pair : node) {
        if (pair.isArray() && pair.size() == 2 && pair.get(0).isTextual()) {
          cel(cels, pair.get(0).textValue(), pair.get(1));
        } else {
          problem("cels", "needs [name, strength] pairs, not " + InputProblems.shown(pair));
        }
      }
    } else if (!node.isMissingNode()) {
      problem("cels", "needs a JSON object or a list of [name, strength] pairs");
    }
    return cels;
  }

  private static String tooMany(JsonNode node, int max) {
    return "has " + node.size() + " entries; at most " + max + " are accepted";
  }

  private void cel(Map<String, Float> cels, String name, JsonNode strength) {
    if (name.isBlank() || name.length() > MAX_CEL_NAME) {
      problem("cels", "has a name of " + name.length() + " characters; 1 to 64 are accepted");
    } else if (isFinite(strength)) {
      float value = strength.floatValue();
      float clamped = Math.max(0f, Math.min(1f, value));
      warnIfClamped(name, value, clamped);
      cels.put(name, clamped);
    } else {
      problem(name, "needs a finite number, not " + InputProblems.shown(strength));
    }
  }

  /** A number such as 1e300 is finite but has no float; it is refused like infinity. */
  private static boolean isFinite(JsonNode node) {
    return node.isNumber() && Float.isFinite(node.floatValue());
  }

  private void warnIfClamped(String key, float value, float clamped) {
    if (value != clamped) {
      warn(key, "is " + value + ", out of range; " + clamped + " is used.");
    }
  }

  private void warn(String key, String reason) {
    warning.accept(subject(key) + " " + reason);
  }

  private void problem(String key, String reason) {
    problems.add(key.isEmpty() ? emotion : emotion + "." + key, subject(key) + " " + reason + ".");
  }

  private String subject(String key) {
    String text = "Emotion \"" + InputProblems.shown(emotion) + "\"";
    return key.isEmpty() ? text : text + ": " + InputProblems.shown(key);
  }
}
