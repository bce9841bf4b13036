package dev.avatar4j.server;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** The page at {@code /}: a fixed list of files from the class path, each with its address. */
final class WebPage {
  private static final String FOLDER = "web/";

  /** Everything comes from this server; nothing inline, nothing framed by strangers. */
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; "
          + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

  private static final String HTML = "text/html; charset=utf-8";
  private static final String CSS = "text/css; charset=utf-8";
  private static final String SCRIPT = "text/javascript; charset=utf-8";
  private static final String SVG = "image/svg+xml";

  private static final Map<String, String> FILES =
      Map.of(
          "index.html", HTML,
          "style.css", CSS,
          "app.js", SCRIPT,
          "api.js", SCRIPT,
          "backdrop.js", SCRIPT,
          "emotions.js", SCRIPT,
          "face.js", SCRIPT,
          "feed.js", SCRIPT,
          "toast.js", SCRIPT,
          "favicon.svg", SVG);

  private WebPage() {}

  static void register(RoutesConfig routes) {
    FILES.forEach((file, type) -> routes.get("/" + file, ctx -> serve(ctx, file, type)));
    routes.get("/", ctx -> serve(ctx, "index.html", HTML));
  }

  private static void serve(Context ctx, String file, String type) {
    ctx.header("Content-Security-Policy", CONTENT_SECURITY_POLICY);
    ctx.header("Referrer-Policy", "no-referrer");
    ctx.header("Cache-Control", "no-cache");
    ctx.contentType(type).result(content(file));
  }

  private static byte[] content(String file) {
    try (InputStream in = WebPage.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw new IllegalStateException("The class path lacks " + FOLDER + file);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
