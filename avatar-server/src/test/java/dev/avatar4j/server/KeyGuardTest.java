package dev.avatar4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.server.access.ApiKey;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyGuardTest {
  private static final String KEY = "0123456789abcdef";

  @AutoClose
  private final TestServer server =
      TestServer.start(b -> b.access(ServerAccess.DEFAULTS.withApiKey(ApiKey.of(KEY))));

  private HttpResponse<String> get(String path, String authorization) throws Exception {
    return server.send(server.request(path).header("Authorization", authorization));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer " + KEY, KEY, "bearer  " + KEY, "Token " + KEY})
  void the_key_opens_all_routes(String authorization) throws Exception {
    for (String path : new String[] {"/api/v1/state", "/api/modules", "/metrics"}) {
      assertThat(get(path, authorization).statusCode()).as(path).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer wrong-key",
        "Bearer",
        "Basic " + KEY,
        "Bearer x " + KEY,
        "Bearer " + KEY + "0"
      })
  void anything_else_is_401(String authorization) throws Exception {
    assertThat(get("/api/v1/state", authorization).statusCode()).isEqualTo(401);
  }

  @Test
  void our_routes_say_what_is_missing_and_the_compatible_ones_what_their_clients_know()
      throws Exception {
    HttpResponse<String> ours = server.get("/api/v1/state");
    assertThat(ours.statusCode()).isEqualTo(401);
    assertThat(TestServer.error(ours).get("field").textValue()).isEqualTo("Authorization");
    assertThat(ours.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
    for (String path : new String[] {"/api/modules", "/api/classify/labels"}) {
      HttpResponse<String> theirs = server.get(path);
      assertThat(theirs.statusCode()).isEqualTo(401);
      assertThat(theirs.body()).isEqualTo("{\"error\":\"401: Invalid API key\"}");
    }
  }

  @Test
  void a_refused_request_changes_nothing() throws Exception {
    for (String path : new String[] {"/api/talkinghead/set_emotion", "/api/v1/emotion"}) {
      HttpResponse<String> reply =
          server.postJson(path, "{\"emotion_name\": \"joy\", \"emotion\": \"joy\"}");
      assertThat(reply.statusCode()).isEqualTo(401);
    }
    assertThat(server.avatar.emotion()).isEqualTo("neutral");
  }

  @Test
  void what_cannot_send_headers_names_the_key_in_the_address_but_only_to_read() throws Exception {
    assertThat(server.get("/api/v1/state?key=" + KEY).statusCode()).isEqualTo(200);
    assertThat(status("/api/v1/feed?key=" + KEY)).isEqualTo(200);
    assertThat(status("/api/v1/feed?key=wrong")).isEqualTo(401);
    assertThat(status("/api/v1/feed")).isEqualTo(401);
    HttpResponse<String> reply =
        server.postJson("/api/v1/emotion?key=" + KEY, "{\"emotion\": \"joy\"}");
    assertThat(reply.statusCode()).isEqualTo(401);
  }

  @Test
  void the_compatible_feed_needs_no_key_unless_it_is_protected() throws Exception {
    assertThat(status("/api/talkinghead/result_feed")).isEqualTo(200);
    try (TestServer strict =
        TestServer.start(
            b -> b.access(ServerAccess.DEFAULTS.withApiKey(ApiKey.of(KEY)).withOpenFeeds(false)))) {
      assertThat(status(strict, "/api/talkinghead/result_feed")).isEqualTo(401);
      assertThat(status(strict, "/api/talkinghead/result_feed?key=" + KEY)).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/studio/main.js", "/health", "/api/v1/health"})
  void the_page_and_the_health_are_open(String path) throws Exception {
    assertThat(server.get(path).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//",
        "/studio/main.js/",
        "/health/",
        "/api/v1/health/..%2fstate",
        "/nothing",
        "/metrics"
      })
  void nothing_that_only_looks_like_them_is(String path) throws Exception {
    assertThat(status(path)).isIn(400, 401);
  }

  @Test
  void a_preflight_needs_no_key() throws Exception {
    HttpResponse<String> reply =
        server.send(
            server
                .request("/api/v1/emotion")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header("Origin", "http://localhost:8000")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization"));
    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(reply.headers().firstValue("Access-Control-Allow-Headers"))
        .hasValue("authorization");
  }

  @Test
  void a_page_of_an_allowed_origin_may_read_that_the_key_is_wrong() throws Exception {
    HttpResponse<String> reply =
        server.send(server.request("/api/v1/state").header("Origin", "http://localhost:8000"));
    assertThat(reply.statusCode()).isEqualTo(401);
    assertThat(reply.headers().firstValue("Access-Control-Allow-Origin"))
        .hasValue("http://localhost:8000");
    JsonNode error = TestServer.error(reply);
    assertThat(error.get("reason").textValue()).contains("Bearer");
  }

  private int status(String path) throws IOException {
    return status(server, path);
  }

  private static int status(TestServer server, String path) throws IOException {
    try (RawClient client = RawClient.get(server.server.port(), path)) {
      return client.status();
    }
  }
}
