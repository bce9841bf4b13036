package dev.avatar4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WebPageTest {
  private static final Pattern REFERENCE =
      Pattern.compile("(?:src|href)=\"(/[\\w.-]+)\"|from '\\.(/[\\w.-]+)'");

  @Test
  void every_file_the_page_needs_is_served_with_its_type_and_the_security_headers()
      throws Exception {
    Map<String, String> types = new HashMap<>();
    try (TestServer server = TestServer.start()) {
      Deque<String> open = new ArrayDeque<>();
      open.add("/");
      open.add("/obs");
      while (!open.isEmpty()) {
        String path = open.remove();
        HttpResponse<String> reply = server.get(path);
        assertThat(reply.statusCode()).as(path).isEqualTo(200);
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
        for (Matcher found = REFERENCE.matcher(reply.body()); found.find(); ) {
          String next = found.group(1) != null ? found.group(1) : found.group(2);
          if (!types.containsKey(next) && !open.contains(next)) {
            open.add(next);
          }
        }
      }
    }
    assertThat(types.get("/")).startsWith("text/html");
    assertThat(types.get("/style.css")).startsWith("text/css");
    assertThat(types.get("/app.js")).startsWith("text/javascript");
    assertThat(types.get("/feed.js")).startsWith("text/javascript");
    assertThat(types.get("/avatar-client.js")).startsWith("text/javascript");
    assertThat(types.get("/favicon.svg")).startsWith("image/svg+xml");
  }

  private static HttpRequest.BodyPublisher noBody() {
    return HttpRequest.BodyPublishers.noBody();
  }

  @Test
  void nothing_on_the_page_is_inline_or_from_elsewhere() throws Exception {
    try (TestServer server = TestServer.start()) {
      for (String page : new String[] {"/", "/obs"}) {
        assertThat(server.get(page).body())
            .doesNotContainPattern("<script(?![^>]*\\ssrc=)")
            .doesNotContain("<style")
            .doesNotContain(" style=")
            .doesNotContainPattern("\\son\\w+=")
            .doesNotContainPattern("(?:src|href)=\"(?:https?:)?//");
      }
    }
  }

  @Test
  void the_client_is_one_small_file_without_imports() throws Exception {
    try (TestServer server = TestServer.start()) {
      String module = server.get("/avatar-client.js").body();
      assertThat(module.length()).isLessThan(26_000);
      assertThat(module).doesNotContainPattern("(?m)^import ");
    }
  }
}
