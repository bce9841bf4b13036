package dev.avatar4j.server.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.JsonFault;
import dev.avatar4j.Suggestion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A configuration file: one flat object of YAML, or of JSON, which is YAML too.
 *
 * @param path where it is
 * @param values its values as text, by key; of a list the items with commas between
 */
public record ConfigFile(Path path, Map<String, String> values) {
  /** The file that is read if none is named. */
  public static final String NAME = "avatar4j.yaml";

  private static final long MOST_BYTES = 1 << 20;

  private static final ObjectMapper YAML =
      new ObjectMapper(
              YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /** Keeps a copy. */
  public ConfigFile {
    values = Map.copyOf(values);
  }

  /**
   * @param path a file
   * @param known the keys there are
   * @return what it says
   * @throws InvalidInputException if it is missing, malformed or holds an unknown key; names the
   *     file, the key and the next step
   */
  public static ConfigFile read(Path path, Collection<String> known) {
    Map<String, String> values = new TreeMap<>();
    JsonNode root = parse(path);
    if (root.isMissingNode() || root.isNull()) {
      return new ConfigFile(path, values);
    }
    if (!root.isObject()) {
      throw refused(path, "it needs lines of \"key: value\".");
    }
    for (Map.Entry<String, JsonNode> entry : root.properties()) {
      String key = entry.getKey();
      if (!known.contains(key)) {
        throw refused(
            path,
            "there is no option \""
                + key
                + "\"."
                + Suggestion.of(key, known)
                + " `avatar serve --print-config` lists them all.");
      }
      if (!entry.getValue().isNull()) {
        values.put(key, text(path, key, entry.getValue()));
      }
    }
    return new ConfigFile(path, values);
  }

  private static JsonNode parse(Path path) {
    try {
      if (Files.size(path) > MOST_BYTES) {
        throw refused(path, "it is longer than " + MOST_BYTES + " bytes.");
      }
      return YAML.readTree(Files.readAllBytes(path));
    } catch (NoSuchFileException e) {
      throw refused(path, "there is no such file.");
    } catch (JsonProcessingException e) {
      throw refused(path, JsonFault.describe(e) + ".");
    } catch (IOException e) {
      throw refused(path, "it cannot be read (" + e + ").");
    }
  }

  private static String text(Path path, String key, JsonNode value) {
    if (value.isValueNode()) {
      return value.asText();
    }
    List<String> items = new ArrayList<>();
    for (JsonNode item : value) {
      if (!value.isArray() || !item.isValueNode()) {
        throw refused(path, "\"" + key + "\" needs a single value or a list of them.");
      }
      items.add(item.asText());
    }
    return String.join(",", items);
  }

  private static InvalidInputException refused(Path path, String reason) {
    return new InvalidInputException("--config", "Configuration file " + path + ": " + reason);
  }
}
