package dev.avatar4j.server;

import dev.avatar4j.server.metrics.ServerMetrics;
import io.javalin.config.RoutesConfig;

/** {@code /metrics}, for Prometheus. */
final class MetricsRoutes {
  private final ServerMetrics metrics;

  MetricsRoutes(ServerMetrics metrics) {
    this.metrics = metrics;
  }

  void register(RoutesConfig routes) {
    routes.get(
        "/metrics", ctx -> ctx.contentType(ServerMetrics.CONTENT_TYPE).result(metrics.scrape()));
    routes.after(ctx -> metrics.request(ctx.statusCode(), RequestTiming.nanos(ctx)));
  }
}
