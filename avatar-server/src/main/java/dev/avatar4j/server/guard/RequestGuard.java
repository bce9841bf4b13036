package dev.avatar4j.server.guard;

import dev.avatar4j.server.http.RequestRefused;
import dev.avatar4j.server.http.RequestTiming;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;

/**
 * Decides, before any route runs, whether a request may come in, and gives pages of allowed origins
 * their CORS headers.
 */
public final class RequestGuard {
  private static final String METHODS = "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT";

  private final HostPolicy hosts;
  private final OriginPolicy origins;

  public RequestGuard(HostPolicy hosts, OriginPolicy origins) {
    this.hosts = hosts;
    this.origins = origins;
  }

  public void register(RoutesConfig routes) {
    routes.before(this::check);
    routes.wsBeforeUpgrade(this::check);
  }

  private void check(Context ctx) {
    ctx.header("X-Content-Type-Options", "nosniff");
    ctx.header("Vary", "Origin");
    String host = ctx.header("Host");
    if (!hosts.accepts(host)) {
      throw new RequestRefused(
          403,
          "Host",
          "This server does not answer to the name " + host + "; allow it with --allow-host.");
    }
    String origin = ctx.header("Origin");
    if (origin == null) {
      ctx.header("Access-Control-Allow-Origin", "*");
      return;
    }
    if (!origins.accepts(origin, host)) {
      throw new RequestRefused(
          403,
          "Origin",
          "Pages of "
              + origin
              + " may not use this server; allow them with --cors "
              + origin
              + ".");
    }
    ctx.header("Access-Control-Allow-Origin", origin);
    if (ctx.method().equals(HandlerType.OPTIONS)
        && ctx.header("Access-Control-Request-Method") != null) {
      answerPreflight(ctx);
    }
  }

  /**
   * For the old routes that change something on GET: a page anywhere could name one as an image,
   * which sends no Origin. Current browsers tell where such a request comes from.
   */
  public static void refuseCrossSiteChange(Context ctx) {
    if (ctx.header("Origin") == null && "cross-site".equals(ctx.header("Sec-Fetch-Site"))) {
      throw new RequestRefused(
          403, "Sec-Fetch-Site", "Another site may not change the avatar; use fetch() with CORS.");
    }
  }

  private static void answerPreflight(Context ctx) {
    ctx.header("Access-Control-Allow-Methods", METHODS);
    String headers = ctx.header("Access-Control-Request-Headers");
    if (headers != null) {
      ctx.header("Access-Control-Allow-Headers", headers);
    }
    if ("true".equals(ctx.header("Access-Control-Request-Private-Network"))) {
      ctx.header("Access-Control-Allow-Private-Network", "true");
    }
    RequestTiming.stamp(ctx);
    ctx.status(200).result("").skipRemainingHandlers();
  }
}
