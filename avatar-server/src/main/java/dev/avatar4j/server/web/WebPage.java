package dev.avatar4j.server.web;

import io.javalin.config.RoutesConfig;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The studio, the page at {@code /obs}, the JavaScript client and the description of the interface:
 * a fixed list of files from the class path, each with its address.
 */
public final class WebPage {
  private static final String FOLDER = "dev/avatar4j/server/web/";

  /**
   * For {@code /obs}: everything comes from this server; nothing inline, nothing framed by
   * strangers.
   */
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; "
          + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

  private static final List<String> FILES =
      List.of(
          "favicon.svg",
          "avatar-client.js",
          "avatar-sound.js",
          "client/commands.js",
          "client/connection.js",
          "client/frames.js",
          "client/live-sound.js",
          "client/qoi.js",
          "client/speech.js",
          "key.js",
          "obs.css",
          "obs.html",
          "obs.js",
          "openapi.yaml");

  /** Those that are meant for others than the pages here. */
  private static final Set<String> OFFERED =
      Set.of("/avatar-client.js", "/avatar-sound.js", "/openapi.yaml");

  private WebPage() {}

  private static Stream<PageFile> files() {
    return Stream.concat(
        Stream.of(new PageFile("/obs", FOLDER + "obs.html")),
        FILES.stream().map(file -> new PageFile("/" + file, FOLDER + file)));
  }

  public static void register(RoutesConfig routes) {
    files().forEach(file -> file.offer(routes, CONTENT_SECURITY_POLICY));
    StudioPage.register(routes);
  }

  /** Whether this is the address of a file that only a page asks for. */
  public static boolean isPart(String path) {
    return StudioPage.isPart(path)
        || (FILES.contains(path.substring(1)) && !OFFERED.contains(path));
  }

  /** The addresses of its files: they say nothing that is not public. */
  public static Set<String> paths() {
    return Stream.concat(files().map(PageFile::address), StudioPage.paths().stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}
