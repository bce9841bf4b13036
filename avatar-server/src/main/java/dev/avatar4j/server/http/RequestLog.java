package dev.avatar4j.server.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A line for every request, at debug: never a query, a header or a body. */
public final class RequestLog {
  private static final Logger log = LoggerFactory.getLogger(RequestLog.class);

  private RequestLog() {}

  public static void register(RoutesConfig routes) {
    routes.after(RequestLog::write);
  }

  private static void write(Context ctx) {
    log.atDebug()
        .addKeyValue("method", ctx.method())
        // as sent, still escaped: it cannot break a line of the log
        .addKeyValue("path", ctx.req().getRequestURI())
        .addKeyValue("status", ctx.statusCode())
        .addKeyValue("millis", RequestTiming.nanos(ctx) / 1_000_000)
        .addKeyValue("request_bytes", ctx.req().getContentLengthLong())
        .log("Request answered");
  }
}
