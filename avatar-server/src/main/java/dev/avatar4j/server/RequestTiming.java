package dev.avatar4j.server;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Locale;

/** The {@code X-Request-Duration} header: seconds until the reply was ready. */
final class RequestTiming {
  private static final String START = "avatar4j.start";

  private RequestTiming() {}

  static void register(RoutesConfig routes) {
    routes.before(ctx -> ctx.attribute(START, System.nanoTime()));
    routes.after(RequestTiming::stamp);
  }

  /** For handlers that send the reply themselves, just before they do. */
  static void stamp(Context ctx) {
    Long start = ctx.attribute(START);
    if (start != null && !ctx.res().isCommitted()) {
      double seconds = (System.nanoTime() - start) / 1e9;
      ctx.header("X-Request-Duration", String.format(Locale.ROOT, "%.6f", seconds));
    }
  }
}
