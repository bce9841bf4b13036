package dev.avatar4j.server.routes;

import dev.avatar4j.postprocessor.FilterMetadata;
import dev.avatar4j.postprocessor.FilterPreset;
import dev.avatar4j.postprocessor.FilterRegistry;
import dev.avatar4j.server.http.Json;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;

/** What filters there are, and ready-made chains of them, for editors. */
public final class FilterRoutes {
  private FilterRoutes() {}

  public static void register(RoutesConfig routes) {
    routes.get("/api/v1/filters", FilterRoutes::filters);
    routes.get("/api/v1/filters/presets", FilterRoutes::presets);
  }

  private static void filters(Context ctx) {
    Json.reply(ctx, 200, Map.of("filters", FilterMetadata.complete(FilterRegistry.standard())));
  }

  private static void presets(Context ctx) {
    List<Map<String, Object>> presets =
        FilterPreset.all().stream()
            .map(
                preset ->
                    Map.<String, Object>of(
                        "name", preset.name(),
                        "title", preset.title(),
                        "help", preset.help(),
                        "chain", preset.chain().toJson()))
            .toList();
    Json.reply(ctx, 200, Map.of("presets", presets));
  }
}
