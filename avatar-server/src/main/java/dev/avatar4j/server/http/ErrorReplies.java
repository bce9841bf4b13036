package dev.avatar4j.server.http;

import dev.avatar4j.AvatarClosedException;
import dev.avatar4j.AvatarException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.eclipse.jetty.http.HttpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every error, from every route, as one JSON shape: {@code {"error": {"status": 400, "field":
 * "name", "reason": "..."}}}. {@code field} is left out when no single value is at fault.
 */
public final class ErrorReplies {
  private static final Logger log = LoggerFactory.getLogger(ErrorReplies.class);

  private static final String FAILED =
      "The server failed on this request; its log has the details.";
  private static final String NO_MEMORY =
      "The server is short of memory; try again later, or unload an avatar.";

  private ErrorReplies() {}

  private record Reply(Problem error) {}

  public static void register(RoutesConfig routes) {
    routes.exception(RequestRefused.class, (e, ctx) -> reply(ctx, Problem.of(e)));
    routes.exception(AvatarException.class, (e, ctx) -> reply(ctx, Problem.of(e)));
    routes.exception(AvatarClosedException.class, (e, ctx) -> reply(ctx, Problem.of(e)));
    routes.exception(MethodNotAllowedResponse.class, ErrorReplies::wrongMethod);
    routes.exception(
        HttpResponseException.class, (e, ctx) -> reply(ctx, e.getStatus(), null, reason(e, ctx)));
    routes.exception(Exception.class, ErrorReplies::unexpected);
  }

  private static void wrongMethod(MethodNotAllowedResponse e, Context ctx) {
    String allowed = e.getDetails().getOrDefault("availableMethods", "");
    ctx.header("Allow", allowed);
    reply(ctx, 405, "method", ctx.path() + " answers " + allowed + ", not " + ctx.method() + ".");
  }

  private static String reason(HttpResponseException e, Context ctx) {
    return e.getStatus() == 404 ? "There is nothing at " + ctx.path() + "." : e.getMessage();
  }

  private static void unexpected(Exception e, Context ctx) {
    if (e instanceof HttpException bad) {
      // what the HTTP library says of a handshake, or of a query that it is the first to read
      reply(ctx, bad.getCode(), null, bad.getReason() + ".");
      return;
    }
    log.error("{} {} failed", ctx.method(), ctx.path(), e);
    reply(ctx, 500, null, FAILED);
  }

  /** A full heap, or a defect; either may pass. */
  public static void fatal(HttpServletResponse response, Error e) {
    boolean memory = e instanceof OutOfMemoryError;
    log.error(memory ? "A request ran out of memory: {}" : "A request failed: {}", e.toString());
    if (response.isCommitted()) {
      return;
    }
    int status = memory ? 503 : 500;
    response.setStatus(status);
    response.setContentType("application/json; charset=utf-8");
    response.setHeader("Retry-After", "10");
    try {
      response.getOutputStream().write(body(status, memory ? NO_MEMORY : FAILED));
    } catch (IOException gone) {
      log.debug("Nobody was there to hear of it: {}", gone.toString());
    }
  }

  /** The body for an error met before there is a request to speak of. */
  static byte[] body(int status, String reason) {
    return Json.bytes(new Reply(new Problem(status, null, reason)));
  }

  public static void reply(Context ctx, int status, String field, String reason) {
    reply(ctx, new Problem(status, field, reason));
  }

  private static void reply(Context ctx, Problem problem) {
    if (!ctx.res().isCommitted()) {
      if (problem.status() == 503) {
        ctx.header("Retry-After", "1");
      }
      Json.reply(ctx, problem.status(), new Reply(problem));
    }
  }
}
