package dev.avatar4j.emotion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The built-in templates: one JSON file each, beside this class. */
final class FactoryTemplates {
  private FactoryTemplates() {}

  static Map<String, EmotionTemplate> load() {
    ObjectMapper mapper = new ObjectMapper();
    Map<String, EmotionTemplate> templates = new LinkedHashMap<>();
    for (String name : EmotionLabels.ALL) {
      templates.put(
          name, EmotionTemplate.parse(name, read(mapper, name), FactoryTemplates::refuse));
    }
    return templates;
  }

  private static JsonNode read(ObjectMapper mapper, String name) {
    try (InputStream file = FactoryTemplates.class.getResourceAsStream(name + ".json")) {
      if (file == null) {
        throw new IllegalStateException("The built-in template " + name + ".json is missing.");
      }
      return mapper.readTree(file).path(name);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static void refuse(String warning) {
    throw new IllegalStateException(warning);
  }
}
