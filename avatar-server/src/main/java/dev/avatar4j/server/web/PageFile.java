package dev.avatar4j.server.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * A file of the class path that a page is made of.
 *
 * @param address where browsers find it, such as {@code /studio/main.js}
 * @param resource where it lies, as a path from the root of the class path
 */
record PageFile(String address, String resource) {
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml",
          "yaml", "application/yaml");

  /**
   * Has the file served.
   *
   * @param routes receives the routes
   * @param policy what the page may load, as a Content-Security-Policy
   */
  void offer(RoutesConfig routes, String policy) {
    routes.get(address, ctx -> serve(ctx, policy));
    routes.head(address, ctx -> serve(ctx, policy));
  }

  private void serve(Context ctx, String policy) {
    ctx.header("Content-Security-Policy", policy);
    ctx.header("Referrer-Policy", "no-referrer");
    ctx.header("Cache-Control", "no-cache");
    byte[] content = content();
    // said in full for HEAD, which sends nothing that could be counted
    ctx.header("Content-Length", Integer.toString(content.length));
    ctx.contentType(TYPES.get(resource.substring(resource.lastIndexOf('.') + 1))).result(content);
  }

  byte[] content() {
    try (InputStream in = PageFile.class.getResourceAsStream("/" + resource)) {
      if (in == null) {
        throw new IllegalStateException("The class path lacks " + resource);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
