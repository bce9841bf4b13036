package dev.avatar4j.server.guard;

import dev.avatar4j.server.access.ApiKey;
import dev.avatar4j.server.http.ErrorReplies;
import dev.avatar4j.server.http.Json;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Map;
import java.util.Set;

/**
 * Asks for the API key before any route or socket: as {@code Authorization: Bearer KEY} (or another
 * one-word scheme), as the bare key, which Raven's client sends, or, for GET, as the query
 * parameter {@code key}, because pictures, feeds and sockets of a page cannot send headers.
 */
public final class KeyGuard {
  private static final String PARAMETER = "key";

  /** What clients of Talkinghead and Raven compare with. */
  private static final Map<String, String> COMPATIBLE_BODY =
      Map.of("error", "401: Invalid API key");

  private final ApiKey key;
  private final Set<String> open;

  /**
   * @param key what has to be named
   * @param open paths that need no key
   */
  public KeyGuard(ApiKey key, Set<String> open) {
    this.key = key;
    this.open = Set.copyOf(open);
  }

  public void register(RoutesConfig routes) {
    routes.before(this::check);
    routes.wsBeforeUpgrade(this::check);
    routes.exception(KeyRefused.class, KeyGuard::refuse);
  }

  private void check(Context ctx) {
    if (ctx.method().equals(HandlerType.OPTIONS) || open.contains(ctx.path())) {
      return;
    }
    String header = ctx.header("Authorization");
    String named = header != null ? ofHeader(header) : ofQuery(ctx);
    if (named == null || !key.matches(named)) {
      throw new KeyRefused();
    }
  }

  /** The key of {@code Bearer KEY} or of {@code KEY}; null for anything else. */
  private static String ofHeader(String header) {
    String[] words = header.strip().split(" +", 3);
    return switch (words.length) {
      case 1 -> words[0];
      case 2 -> words[0].equalsIgnoreCase("Basic") ? null : words[1];
      default -> null;
    };
  }

  private static String ofQuery(Context ctx) {
    boolean reads = ctx.method().equals(HandlerType.GET) || ctx.method().equals(HandlerType.HEAD);
    return reads ? ctx.queryParam(PARAMETER) : null;
  }

  private static void refuse(KeyRefused e, Context ctx) {
    ctx.header("WWW-Authenticate", "Bearer");
    String path = ctx.path();
    if (path.startsWith("/api/") && !path.startsWith("/api/v1/")) {
      Json.reply(ctx, 401, COMPATIBLE_BODY);
    } else {
      ErrorReplies.reply(ctx, 401, "Authorization", e.getMessage());
    }
  }
}
