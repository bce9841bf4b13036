package dev.avatar4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WebPageTest {
  private static final Pattern REFERENCE =
      Pattern.compile("(?:src|href)=\"(/[\\w.-]+)\"|(?:from |import\\()'(\\.[\\w./-]+)'");

  @Test
  void every_file_the_page_needs_is_served_with_its_type_and_the_security_headers()
      throws Exception {
    Map<String, String> types = new HashMap<>();
    try (TestServer server = TestServer.start()) {
      for (HttpResponse<String> reply : crawl(server, "/obs")) {
        String path = reply.uri().getPath();
        assertThat(reply.headers().firstValue("Content-Security-Policy").orElse(""))
            .contains("default-src 'none'")
            .contains("script-src 'self'")
            .doesNotContain("unsafe");
        assertThat(reply.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(reply.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        HttpResponse<String> head = server.send(server.request(path).method("HEAD", noBody()));
        assertThat(head.headers().firstValueAsLong("Content-Length"))
            .hasValue(reply.body().getBytes(StandardCharsets.UTF_8).length);
        assertThat(head.body()).isEmpty();
        types.put(path, reply.headers().firstValue("Content-Type").orElse(""));
      }
    }
    assertThat(types.get("/obs")).startsWith("text/html");
    assertThat(types.get("/obs.css")).startsWith("text/css");
    assertThat(types.get("/obs.js")).startsWith("text/javascript");
    assertThat(types.get("/avatar-client.js")).startsWith("text/javascript");
    assertThat(types.get("/client/connection.js")).startsWith("text/javascript");
    assertThat(types.get("/avatar-sound.js")).startsWith("text/javascript");
  }

  private static HttpRequest.BodyPublisher noBody() {
    return HttpRequest.BodyPublishers.noBody();
  }

  @Test
  void nothing_on_the_page_is_inline_or_from_elsewhere() throws Exception {
    try (TestServer server = TestServer.start()) {
      assertThat(server.get("/obs").body())
          .doesNotContainPattern("<script(?![^>]*\\ssrc=)")
          .doesNotContain("<style")
          .doesNotContain(" style=")
          .doesNotContainPattern("\\son\\w+=")
          .doesNotContainPattern("(?:src|href)=\"(?:https?:)?//");
    }
  }

  @Test
  void the_client_is_small_and_imports_nothing_but_its_own_parts() throws Exception {
    try (TestServer server = TestServer.start()) {
      Map<String, Integer> sizes = new HashMap<>();
      for (HttpResponse<String> file : crawl(server, "/avatar-client.js")) {
        sizes.put(file.uri().getPath(), file.body().length());
        assertThat(file.body()).doesNotContainPattern("(?m)^(?:import|export) .*from '(?!\\./)");
      }
      assertThat(sizes).containsKeys("/client/connection.js", "/client/qoi.js");
      assertThat(sizes.remove("/avatar-sound.js")).isPositive();
      assertThat(sizes.keySet())
          .allMatch(path -> path.matches("/(avatar-client|client/[\\w-]+)\\.js"));
      assertThat(sizes.values().stream().mapToInt(size -> size).sum()).isLessThan(29_000);
    }
  }

  /** The files, and those they lead to. */
  private static List<HttpResponse<String>> crawl(TestServer server, String... paths)
      throws Exception {
    List<HttpResponse<String>> found = new ArrayList<>();
    Deque<String> open = new ArrayDeque<>(List.of(paths));
    Set<String> seen = new HashSet<>(open);
    while (!open.isEmpty()) {
      String path = open.remove();
      HttpResponse<String> reply = server.get(path);
      assertThat(reply.statusCode()).as(path).isEqualTo(200);
      found.add(reply);
      for (Matcher name = REFERENCE.matcher(reply.body()); name.find(); ) {
        String next = name.group(1) != null ? name.group(1) : name.group(2);
        String address = URI.create(path).resolve(next).toString();
        if (seen.add(address)) {
          open.add(address);
        }
      }
    }
    return found;
  }
}
