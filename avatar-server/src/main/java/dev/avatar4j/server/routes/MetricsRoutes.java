package dev.avatar4j.server.routes;

import dev.avatar4j.server.http.RequestTiming;
import dev.avatar4j.server.metrics.ServerMetrics;
import io.javalin.config.RoutesConfig;

/** {@code /metrics}, for Prometheus. */
public final class MetricsRoutes {
  private final ServerMetrics metrics;

  public MetricsRoutes(ServerMetrics metrics) {
    this.metrics = metrics;
  }

  public void register(RoutesConfig routes) {
    routes.get(
        "/metrics", ctx -> ctx.contentType(ServerMetrics.CONTENT_TYPE).result(metrics.scrape()));
    routes.after(ctx -> metrics.request(ctx.statusCode(), RequestTiming.nanos(ctx)));
  }
}
