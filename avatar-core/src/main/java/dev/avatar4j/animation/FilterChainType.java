package dev.avatar4j.animation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * Filters by name with their parameters. Only the form is checked here; which filters there are is
 * known to the postprocessor, which checks the rest before the settings take effect.
 */
record FilterChainType() implements SettingType<JsonNode> {
  private static final int MOST = 64;

  @Override
  public String name() {
    return "filter chain";
  }

  @Override
  public String allowed() {
    return "a list of at most " + MOST + " filters, each [\"name\", {parameters}]";
  }

  @Override
  public boolean accepts(JsonNode value) {
    boolean fits = value.isArray() && value.size() <= MOST;
    for (JsonNode entry : value) {
      fits &=
          entry.isArray()
              && entry.size() == 2
              && entry.get(0).isTextual()
              && entry.get(1).isObject();
    }
    return fits;
  }

  @Override
  public Optional<JsonNode> read(JsonNode node) {
    return Optional.of(node).filter(this::accepts).map(JsonNode::deepCopy);
  }

  @Override
  public Object toJson(JsonNode value) {
    return value.deepCopy();
  }
}
