package dev.avatar4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.avatar4j.server.web.WebPage;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The files of the studio, without a browser. */
class StudioPageTest {
  private static final Pattern REFERENCE =
      Pattern.compile(
          "(?:src|href)=\"(/[\\w./-]+)\"|(?:from|import\\(?) ?[\"']([\\w@./-]+)[\"']|importmap\">(\\{.*?})</script>",
          Pattern.DOTALL);

  @Test
  void every_file_that_is_asked_for_is_served_and_every_file_that_is_served_is_asked_for()
      throws Exception {
    try (TestServer server = TestServer.start()) {
      Set<String> reached = crawl(server).keySet();
      Set<String> offered =
          WebPage.paths().stream()
              .filter(path -> path.startsWith("/studio/") || path.startsWith("/webjars/"))
              .collect(Collectors.toSet());
      assertThat(reached).containsAll(offered);
      assertThat(offered).hasSizeGreaterThan(30);
    }
  }

  /** All that the page leads to on this server, the JavaScript client too; Lit is not ours. */
  @Test
  void what_the_page_loads_is_smaller_than_200_kilobytes_without_comments() throws Exception {
    try (TestServer server = TestServer.start()) {
      Map<String, String> own = crawl(server);
      own.keySet().removeIf(path -> path.startsWith("/webjars/") || path.endsWith(".yaml"));
      assertThat(own)
          .containsKeys("/", "/studio/tabs/pose.js", "/avatar-client.js", "/client/qoi.js");
      own.forEach((path, text) -> own.put(path, Uncommented.of(path, text)));
      assertThat(bytes(own)).isBetween(100_000, 200_000);
    }
  }

  @Test
  void the_files_of_the_studio_are_smaller_than_190_kilobytes_with_comments() throws Exception {
    try (TestServer server = TestServer.start()) {
      Map<String, String> own = crawl(server);
      own.keySet().removeIf(path -> !path.equals("/") && !path.startsWith("/studio/"));
      assertThat(bytes(own)).isBetween(100_000, 190_000);
    }
  }

  private static int bytes(Map<String, String> files) {
    return files.values().stream()
        .mapToInt(text -> text.getBytes(StandardCharsets.UTF_8).length)
        .sum();
  }

  @Test
  void comments_are_told_from_what_looks_like_them() {
    assertThat(Uncommented.of("a.js", "f('//', \"/*\"); // why\ng(); /* what */ h()"))
        .isEqualTo("f('//', \"/*\"); \ng();  h()");
    assertThat(Uncommented.of("a.js", "`// ${a ? `/* ${b}` : {c: 1} /* d */} //`; /* e */"))
        .isEqualTo("`// ${a ? `/* ${b}` : {c: 1} } //`; ");
    assertThat(Uncommented.of("a.js", "x = /[/*]\\/\\//.test(y) / 2; // z"))
        .isEqualTo("x = /[/*]\\/\\//.test(y) / 2; ");
    assertThat(Uncommented.of("a.css", "a::after { content: '/*'; } /* b */"))
        .isEqualTo("a::after { content: '/*'; } ");
    assertThat(Uncommented.of("/", "<p>a</p><!-- b -->")).isEqualTo("<p>a</p>");
  }

  @Test
  void the_page_may_load_nothing_from_elsewhere_and_run_nothing_inline_but_its_import_map()
      throws Exception {
    try (TestServer server = TestServer.start()) {
      HttpResponse<String> page = server.get("/");
      assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
      assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
      assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
      assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
          .contains("default-src 'self';")
          .containsPattern("script-src 'self' 'sha256-[\\w+/=]{44}';")
          .doesNotContain("unsafe", "http", "*");
      assertThat(page.body())
          .doesNotContain("<style", " style=")
          .doesNotContainPattern("\\son\\w+=")
          .doesNotContainPattern("(?:src|href)=\"(?:https?:)?//");
    }
  }

  @Test
  void the_former_address_leads_to_the_page() throws Exception {
    try (TestServer server = TestServer.start()) {
      HttpResponse<String> reply = server.get("/studio?avatar=default");
      assertThat(reply.statusCode()).isEqualTo(302);
      assertThat(reply.headers().firstValue("Location").orElse("")).endsWith("/?avatar=default");
    }
  }

  @Test
  void the_filters_and_their_presets_are_described() throws Exception {
    try (TestServer server = TestServer.start()) {
      JsonNode filters = TestServer.json(server.get("/api/v1/filters")).get("filters");
      assertThat(filters).hasSizeGreaterThan(20);
      assertThat(filters.findValuesAsText("stage"))
          .contains("general", "light", "camera", "transport", "display");
      JsonNode presets = TestServer.json(server.get("/api/v1/filters/presets")).get("presets");
      for (JsonNode preset : presets) {
        ObjectMapper mapper = new ObjectMapper();
        String body = mapper.writeValueAsString(Map.of("postprocessor_chain", preset.get("chain")));
        assertThat(server.sendJson("PATCH", "/api/v1/settings", body).statusCode())
            .as(preset.get("name").textValue())
            .isEqualTo(200);
      }
      assertThat(presets.findValuesAsText("name"))
          .contains("hologram", "amber", "vhs", "glitchy", "sepia");
    }
  }

  /** All files that the page leads to, by path. */
  private static Map<String, String> crawl(TestServer server) throws Exception {
    Map<String, String> found = new HashMap<>();
    Map<String, String> importMap = new HashMap<>();
    Deque<String> open = new ArrayDeque<>();
    Set<String> seen = new HashSet<>();
    open.add("/");
    while (!open.isEmpty()) {
      String path = open.remove();
      HttpResponse<String> reply = server.get(path);
      assertThat(reply.statusCode()).as(path).isEqualTo(200);
      found.put(path, reply.body());
      if (path.endsWith(".yaml")) {
        continue;
      }
      for (Matcher match = REFERENCE.matcher(reply.body()); match.find(); ) {
        if (match.group(3) != null) {
          readImportMap(match.group(3), importMap);
          continue;
        }
        String named = match.group(1) != null ? match.group(1) : match.group(2);
        String next = resolve(path, named, importMap);
        if (!next.startsWith("/api/") && seen.add(next)) {
          open.add(next);
        }
      }
    }
    return found;
  }

  private static void readImportMap(String json, Map<String, String> importMap) throws Exception {
    new ObjectMapper()
        .readTree(json)
        .get("imports")
        .fields()
        .forEachRemaining(entry -> importMap.put(entry.getKey(), entry.getValue().textValue()));
  }

  private static String resolve(String path, String named, Map<String, String> importMap) {
    if (named.startsWith(".") || named.startsWith("/")) {
      return URI.create(path).resolve(named).toString();
    }
    if (importMap.containsKey(named)) {
      return importMap.get(named);
    }
    String folder =
        importMap.keySet().stream()
            .filter(key -> key.endsWith("/") && named.startsWith(key))
            .findFirst()
            .orElseThrow(() -> new AssertionError("The import map lacks " + named));
    return importMap.get(folder) + named.substring(folder.length());
  }
}
