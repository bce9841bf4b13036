package dev.avatar4j.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What {@code openapi.yaml} says there is. */
final class OpenApiRoutes {
  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "patch", "head", "options", "trace");

  private OpenApiRoutes() {}

  /**
   * One route.
   *
   * @param method in capitals
   * @param path with names in braces
   * @param types the types its body may have; none if it takes no body
   */
  record Route(String method, String path, List<String> types) {}

  static Map<?, ?> parse(String yaml) {
    LoadSettings settings = LoadSettings.builder().setMaxAliasesForCollections(200).build();
    return (Map<?, ?>) new Load(settings).loadFromString(yaml);
  }

  /** All routes, in the order of the description. */
  static List<Route> of(Map<?, ?> description) {
    List<Route> routes = new ArrayList<>();
    ((Map<?, ?>) description.get("paths"))
        .forEach(
            (path, item) ->
                ((Map<?, ?>) item)
                    .forEach(
                        (key, operation) -> {
                          if (METHODS.contains(key)) {
                            String method = ((String) key).toUpperCase(Locale.ROOT);
                            Object body = ((Map<?, ?>) operation).get("requestBody");
                            routes.add(new Route(method, (String) path, types(description, body)));
                          }
                        }));
    return routes;
  }

  private static List<String> types(Map<?, ?> description, Object body) {
    if (body == null) {
      return List.of();
    }
    Map<?, ?> details = (Map<?, ?>) body;
    if (details.get("$ref") instanceof String reference) {
      details = (Map<?, ?>) follow(description, reference);
    }
    return ((Map<?, ?>) details.get("content")).keySet().stream().map(String::valueOf).toList();
  }

  /** What a reference such as {@code #/components/schemas/Error} leads to; null if nowhere. */
  static Object follow(Map<?, ?> description, String reference) {
    Object target = description;
    for (String step : reference.substring("#/".length()).split("/", -1)) {
      target = target instanceof Map<?, ?> map ? map.get(step) : null;
    }
    return target;
  }
}
