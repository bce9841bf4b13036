package dev.avatar4j.server.routes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.avatar4j.InputProblems;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.Suggestion;
import dev.avatar4j.cel.CharacterCel;
import dev.avatar4j.emotion.EmotionTemplate;
import dev.avatar4j.pose.Pose;
import dev.avatar4j.server.http.Json;
import dev.avatar4j.server.http.RequestRefused;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a still is to show. Strict, unlike a template file: a key that means nothing is refused.
 *
 * @param face the pose and the cels
 * @param output the number or the name of an output of the poser
 */
record PoseRequest(EmotionTemplate face, String output) {
  private static final List<String> KNOWN = List.of("pose", "cels", "output");
  private static final List<String> CELS =
      CharacterCel.ALL.stream().map(CharacterCel::key).toList();

  /** The frame itself. */
  static final String FRAME = "0";

  /**
   * @throws RequestRefused 400 if a type is wrong
   * @throws InvalidInputException if a key names nothing or a number is not finite
   */
  static PoseRequest read(ObjectNode body) {
    Json.refuseUnknown(body, KNOWN);
    Map<String, Float> cels = numbers(body, "cels");
    cels.keySet().forEach(PoseRequest::requireCel);
    Pose pose = Pose.ofKeys(numbers(body, "pose"));
    return new PoseRequest(new EmotionTemplate("", pose, cels), output(body.get("output")));
  }

  private static Map<String, Float> numbers(ObjectNode body, String field) {
    Map<String, Float> numbers = new LinkedHashMap<>();
    if (body.hasNonNull(field)) {
      Json.requireObject(body, field)
          .properties()
          .forEach(entry -> numbers.put(entry.getKey(), finite(entry.getKey(), entry.getValue())));
    }
    return numbers;
  }

  private static float finite(String key, JsonNode value) {
    if (!value.isNumber() || !Float.isFinite(value.floatValue())) {
      throw new InvalidInputException(
          InputProblems.shown(key),
          "\"%s\" needs a finite number, not %s."
              .formatted(InputProblems.shown(key), InputProblems.shown(value)));
    }
    return value.floatValue();
  }

  private static void requireCel(String key) {
    if (!CELS.contains(key)) {
      throw new InvalidInputException(
          InputProblems.shown(key),
          "No cel is called \"%s\".%s Known: %s."
              .formatted(
                  InputProblems.shown(key), Suggestion.of(key, CELS), String.join(", ", CELS)));
    }
  }

  private static String output(JsonNode value) {
    if (value == null || value.isNull()) {
      return FRAME;
    }
    if (value.isTextual() || value.isIntegralNumber()) {
      return value.asText();
    }
    throw new RequestRefused(
        400, "output", "\"output\" must be the number or the name of an output of the poser.");
  }
}
