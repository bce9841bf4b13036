package dev.avatar4j.server.routes;

import dev.avatar4j.postprocessor.FilterMetadata;
import dev.avatar4j.postprocessor.FilterRegistry;
import dev.avatar4j.server.http.Json;
import dev.avatar4j.server.http.PlainReply;
import io.javalin.config.RoutesConfig;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What clients ask before anything else: whether the server is up and what it can do. */
public final class ServiceRoutes {
  /** What tells no more than that the server is up, for whoever watches over it. */
  public static final Set<String> HEALTH = Set.of("/health", "/api/v1/health");

  private final List<String> modules;

  /**
   * @param modules the names of what is served, as clients of Raven and Talkinghead know them
   */
  public ServiceRoutes(List<String> modules) {
    this.modules = List.copyOf(modules);
  }

  public void register(RoutesConfig routes) {
    routes.get("/health", ctx -> PlainReply.send(ctx, "OK"));
    routes.get("/api/v1/health", ctx -> Json.reply(ctx, 200, Map.of("status", "ok")));
    routes.get("/api/modules", ctx -> Json.reply(ctx, 200, Map.of("modules", modules)));
    routes.get(
        "/api/avatar/get_available_filters",
        ctx ->
            Json.reply(
                ctx, 200, Map.of("filters", FilterMetadata.compatible(FilterRegistry.standard()))));
  }
}
