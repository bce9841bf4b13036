package dev.avatar4j.emotion;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes templates as the text of a template file, as {@code docs/emotions.md} describes it. What
 * was written reads back as the same templates. Stateless and thread-safe.
 */
public final class TemplateJson {
  /** The same line ends on every system. */
  private static final ObjectWriter WRITER =
      new ObjectMapper()
          .writer(
              new DefaultPrettyPrinter(
                      Separators.createDefaultInstance()
                          .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                          .withObjectEmptySeparator(""))
                  .withObjectIndenter(new DefaultIndenter("  ", "\n")));

  private TemplateJson() {}

  /**
   * @param templates any number of templates
   * @return one JSON object of them, sorted by name: each with all 45 morphs in their order and
   *     with its cels as an object; indented, lines end with a line feed
   */
  public static String write(Collection<EmotionTemplate> templates) {
    Map<String, Object> byName = new TreeMap<>();
    templates.forEach(template -> byName.put(template.name(), keys(template)));
    try {
      return WRITER.writeValueAsString(byName) + "\n";
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static Map<String, Object> keys(EmotionTemplate template) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("pose", template.pose().toKeys());
    keys.put("cels", template.cels());
    return keys;
  }
}
