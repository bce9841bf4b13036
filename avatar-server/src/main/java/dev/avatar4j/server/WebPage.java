package dev.avatar4j.server;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The pages at {@code /} and {@code /obs}, the JavaScript client and the description of the
 * interface: a fixed list of files from the class path, each with its address.
 */
final class WebPage {
  private static final String FOLDER = "web/";

  /** Everything comes from this server; nothing inline, nothing framed by strangers. */
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; "
          + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml",
          "yaml", "application/yaml");

  private static final List<String> FILES =
      List.of(
          "index.html",
          "style.css",
          "favicon.svg",
          "api.js",
          "app.js",
          "avatar-client.js",
          "avatar-sound.js",
          "backdrop.js",
          "emotions.js",
          "face.js",
          "feed.js",
          "key.js",
          "obs.css",
          "obs.html",
          "obs.js",
          "openapi.yaml",
          "say.js",
          "stage.js",
          "toast.js",
          "upload.js");

  /** Those that are meant for others than the pages here. */
  private static final List<String> OFFERED =
      List.of("avatar-client.js", "avatar-sound.js", "openapi.yaml");

  private WebPage() {}

  static void register(RoutesConfig routes) {
    FILES.forEach(file -> routes.get("/" + file, ctx -> serve(ctx, file)));
    routes.get("/", ctx -> serve(ctx, "index.html"));
    routes.get("/obs", ctx -> serve(ctx, "obs.html"));
  }

  /** Whether this is the address of a file that only a page asks for. */
  static boolean isPart(String path) {
    return FILES.contains(path.substring(1)) && !OFFERED.contains(path.substring(1));
  }

  /** The addresses of its files: they say nothing that is not public. */
  static Set<String> paths() {
    return Stream.concat(Stream.of("/", "/obs"), FILES.stream().map(file -> "/" + file))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static void serve(Context ctx, String file) {
    ctx.header("Content-Security-Policy", CONTENT_SECURITY_POLICY);
    ctx.header("Referrer-Policy", "no-referrer");
    ctx.header("Cache-Control", "no-cache");
    ctx.contentType(TYPES.get(file.substring(file.lastIndexOf('.') + 1))).result(content(file));
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
