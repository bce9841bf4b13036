package dev.avatar4j.server.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Locale;

/** The {@code X-Request-Duration} header: seconds until the reply was ready. */
public final class RequestTiming {
  public static final String NAME = "X-Request-Duration";

  private static final String START = "avatar4j.start";
  private static final String NANOS = "avatar4j.nanos";

  private RequestTiming() {}

  public static void register(RoutesConfig routes) {
    routes.before(ctx -> ctx.attribute(START, System.nanoTime()));
    routes.after(RequestTiming::stamp);
  }

  /** For handlers that send the reply themselves, just before they do. */
  public static void stamp(Context ctx) {
    Long start = ctx.attribute(START);
    if (start != null && !ctx.res().isCommitted()) {
      long nanos = System.nanoTime() - start;
      ctx.attribute(NANOS, nanos);
      ctx.header(NAME, String.format(Locale.ROOT, "%.6f", nanos / 1e9));
    }
  }

  /**
   * @return how long the reply took to make, not to send; 0 before it is ready
   */
  public static long nanos(Context ctx) {
    Long nanos = ctx.attribute(NANOS);
    return nanos == null ? 0 : nanos;
  }
}
