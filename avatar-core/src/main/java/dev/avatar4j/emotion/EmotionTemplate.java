package dev.avatar4j.emotion;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.pose.Pose;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What a character looks like in one emotion. Immutable.
 *
 * @param name the name of the emotion, such as {@code joy}
 * @param pose the morphs, each in its range
 * @param cels the strength 0..1 of each cel (an overlay picture such as {@code blush1}) by name,
 *     bottom to top; a missing cel is 0
 */
public record EmotionTemplate(String name, Pose pose, Map<String, Float> cels) {
  /** Copies the cels, keeps their order and brings the pose into range. */
  public EmotionTemplate {
    pose = pose.clamped();
    cels = Collections.unmodifiableMap(new LinkedHashMap<>(cels));
  }

  /**
   * Reads a template in either shape: an object of morph keys and numbers, or {@code {"pose":
   * {...}, "cels": {...}}} where the cels are an object or a list of {@code [name, strength]}
   * pairs. A missing morph is 0.
   *
   * @param name the name of the emotion
   * @param template the JSON object
   * @param warning receives one sentence for each unknown morph, which is left out, and each number
   *     out of range, which is brought into range
   * @return the template
   * @throws dev.avatar4j.InvalidInputException if the shape or a type is wrong or a number is not
   *     finite; the message lists every problem
   */
  public static EmotionTemplate parse(String name, JsonNode template, Consumer<String> warning) {
    return new TemplateReader(name, warning).read(template);
  }
}
