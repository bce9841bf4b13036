package dev.avatar4j.server.routes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.avatar4j.emotion.EmotionTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One emotion of a template file, whatever its form: {@code {"joy": {...}}} with or without further
 * emotions, or the template alone; each flat, or with pose and cels.
 *
 * @param name its name; empty if the file does not say
 * @param pose all 45 morphs by key
 * @param cels strengths by name
 * @param warnings what was left out or brought into range
 */
record TemplateFile(
    String name, Map<String, Float> pose, Map<String, Float> cels, List<String> warnings) {
  private static final int MOST_WARNINGS = 20;

  /**
   * @throws dev.avatar4j.InvalidInputException if the first emotion is malformed
   */
  static TemplateFile first(ObjectNode file) {
    List<String> warnings = new ArrayList<>();
    String name = "";
    JsonNode template = file;
    if (!isTemplate(file)) {
      Map.Entry<String, JsonNode> entry = file.properties().iterator().next();
      name = entry.getKey();
      template = entry.getValue();
      if (file.size() > 1) {
        warnings.add("The file holds %d emotions; the first is used.".formatted(file.size()));
      }
    }
    EmotionTemplate read = EmotionTemplate.parse(name, template, warnings::add);
    List<String> few = warnings.stream().limit(MOST_WARNINGS).toList();
    return new TemplateFile(name, read.pose().toKeys(), read.cels(), few);
  }

  /** Numbers, or pose and cels; what is named is an object without those. */
  private static boolean isTemplate(ObjectNode file) {
    return file.has("pose")
        || file.has("cels")
        || file.properties().stream().allMatch(entry -> entry.getValue().isNumber());
  }
}
