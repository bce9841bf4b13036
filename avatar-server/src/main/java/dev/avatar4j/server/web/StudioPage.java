package dev.avatar4j.server.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The studio at {@code /}: the page where people meet, test and tune their avatar. A fixed list of
 * files from the class path: its own, and those of Lit, which are in WebJars.
 */
final class StudioPage {
  private static final String PAGE = "/";

  /** Where its files are; an address that leads to the page as well. */
  private static final String BASE = "/studio";

  private static final String FOLDER = "dev/avatar4j/server/web/studio/";

  private static final List<String> FILES =
      List.of(
          "api.js",
          "canvas-film.js",
          "controls.css",
          "drops.js",
          "element.js",
          "face.js",
          "filter-list.js",
          "history.js",
          "intake.js",
          "keys.js",
          "latest.js",
          "main.js",
          "moods.js",
          "parts/avatar-picker.js",
          "parts/buttons.js",
          "parts/card.js",
          "parts/choices.js",
          "parts/confirm.js",
          "parts/drag.js",
          "parts/drop-zone.js",
          "parts/field.js",
          "parts/files.js",
          "parts/help-card.js",
          "parts/icons.js",
          "parts/json-field.js",
          "parts/slider.js",
          "parts/toast.js",
          "parts/widget-for.js",
          "recorder.js",
          "session.js",
          "settings-file.js",
          "shell.js",
          "speech.js",
          "stage/backdrop.js",
          "stage/caption.js",
          "stage/crop-frame.js",
          "stage/meters.js",
          "stage/stage.js",
          "storage.js",
          "store.js",
          "studio.css",
          "tabs.css",
          "tabs/character.js",
          "tabs/effects-field.js",
          "tabs/emotion-panel.js",
          "tabs/filter-card.js",
          "tabs/filters.js",
          "tabs/index.js",
          "tabs/landmarks.js",
          "tabs/live.js",
          "tabs/pose.js",
          "tabs/recording.js",
          "tabs/settings.js",
          "tabs/speak-panel.js",
          "theme.js",
          "values.js");

  private static final List<WebJar> LIBRARIES =
      List.of(
          new WebJar("lit", List.of("index.js")),
          new WebJar("lit-element", List.of("lit-element.js")),
          new WebJar("lit__reactive-element", List.of("reactive-element.js", "css-tag.js")),
          new WebJar(
              "lit-html",
              List.of(
                  "lit-html.js",
                  "is-server.js",
                  "directive.js",
                  "directive-helpers.js",
                  "directives/live.js",
                  "directives/repeat.js")));

  /** What the page has instead of a path for {@code import ... from 'lit'}; cannot be a file. */
  private static final Pattern IMPORT_MAP =
      Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

  private StudioPage() {}

  static void register(RoutesConfig routes) {
    PageFile page = new PageFile(PAGE, FOLDER + "index.html");
    String policy = policy(new String(page.content(), StandardCharsets.UTF_8));
    page.offer(routes, policy);
    parts().forEach(file -> file.offer(routes, policy));
    routes.get(BASE, StudioPage::lead);
  }

  private static void lead(Context ctx) {
    String query = ctx.queryString();
    ctx.redirect(query == null ? PAGE : PAGE + "?" + query);
  }

  private static Stream<PageFile> parts() {
    return Stream.concat(
        FILES.stream().map(file -> new PageFile(BASE + "/" + file, FOLDER + file)),
        LIBRARIES.stream().flatMap(WebJar::pageFiles));
  }

  static boolean isPart(String path) {
    return parts().anyMatch(file -> file.address().equals(path));
  }

  static Set<String> paths() {
    return Stream.concat(Stream.of(PAGE, BASE), parts().map(PageFile::address))
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Everything comes from this server. Nothing is inline but the import map, which is named by its
   * hash; pictures and films may also be made by the page itself.
   */
  private static String policy(String page) {
    Matcher map = IMPORT_MAP.matcher(page);
    if (!map.find()) {
      throw new IllegalStateException("The studio has no import map.");
    }
    return "default-src 'self'; script-src 'self' 'sha256-%s'; img-src 'self' blob: data:; "
            .formatted(hash(map.group(1)))
        + "media-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'none'; "
        + "frame-ancestors 'self'";
  }

  private static String hash(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return Base64.getEncoder()
          .encodeToString(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
