package dev.avatar4j.server.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.avatar4j.InputProblems;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.emotion.EmotionMix;
import dev.avatar4j.emotion.TextEmotions;
import dev.avatar4j.server.http.Json;
import dev.avatar4j.server.http.RequestRefused;

/**
 * The body of an emotion request: an {@code emotion} (or {@code name}, as older pages send it) with
 * an {@code intensity}, or a {@code mix} of names and weights. The emotion {@code auto} is that of
 * a {@code text}.
 *
 * @param field the field that names the emotions
 * @param mix what it asks for
 */
record EmotionRequest(String field, EmotionMix mix) {
  private static final String AUTO = "auto";

  /**
   * @param emotions chooses the emotion of a text
   * @throws RequestRefused 400 naming the field, if there is not exactly one of them or it is wrong
   */
  static EmotionRequest read(ObjectNode body, TextEmotions emotions) {
    try {
      JsonNode mix = body.get("mix");
      if (mix == null) {
        String field = body.has("name") && !body.has("emotion") ? "name" : "emotion";
        String name = Json.requireText(body, field);
        if (name.equals(AUTO)) {
          name = emotions.emotionOf(Json.requireText(body, "text"));
        } else if (body.has("text")) {
          throw new RequestRefused(400, "text", "A \"text\" goes with \"emotion\": \"auto\" only.");
        }
        return new EmotionRequest(field, EmotionMix.of(name, intensity(body.get("intensity"))));
      }
      if (body.size() > 1 || !mix.isObject()) {
        throw new RequestRefused(
            400, "mix", "Give either \"emotion\" or \"mix\", an object of names and weights.");
      }
      return new EmotionRequest("mix", EmotionMix.parse(mix));
    } catch (InvalidInputException e) {
      throw new RequestRefused(400, e.field(), e.getMessage());
    }
  }

  private static double intensity(JsonNode intensity) {
    if (intensity == null) {
      return 1;
    }
    if (!intensity.isNumber()) {
      throw new RequestRefused(
          400,
          "intensity",
          "The intensity is "
              + InputProblems.shown(intensity)
              + "; it needs a number from 0 to 1.");
    }
    return intensity.doubleValue();
  }
}
