package dev.avatar4j.postprocessor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A chain of filters that comes with the library, to begin with. Immutable and thread-safe.
 *
 * @param name what programs call it, such as {@code hologram}
 * @param title what people call it
 * @param help what it looks like, in one sentence
 * @param chain the filters
 */
public record FilterPreset(String name, String title, String help, ChainSpec chain) {
  private static final String RESOURCE = "presets.json";

  /**
   * @return all of them, in the order in which editors offer them
   */
  public static List<FilterPreset> all() {
    return Holder.ALL;
  }

  /** Reads them when they are first asked for. */
  private static final class Holder {
    static final List<FilterPreset> ALL = read();

    private static List<FilterPreset> read() {
      try (InputStream in = FilterPreset.class.getResourceAsStream(RESOURCE)) {
        List<FilterPreset> presets = new ArrayList<>();
        for (JsonNode preset : new ObjectMapper().readTree(in)) {
          String name = preset.get("name").textValue();
          presets.add(
              new FilterPreset(
                  name,
                  preset.get("title").textValue(),
                  preset.get("help").textValue(),
                  ChainSpec.parse(
                      preset.get("chain"), name, Dialect.RAVEN, FilterRegistry.standard())));
        }
        return List.copyOf(presets);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
