package dev.avatar4j.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestGuardTest {
  private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";
  @AutoClose private final TestServer server = TestServer.start();

  @Test
  void a_request_without_origin_may_be_read_by_anybody() throws Exception {
    assertThat(server.get("/api/modules").headers().firstValue(ALLOW_ORIGIN)).hasValue("*");
  }

  @Test
  void a_page_of_this_machine_gets_its_origin_echoed_on_errors_too() throws Exception {
    for (String path : List.of("/api/modules", "/api/nothing")) {
      HttpResponse<String> reply =
          server.send(server.request(path).header("Origin", "http://localhost:8000"));
      assertThat(reply.headers().firstValue(ALLOW_ORIGIN)).hasValue("http://localhost:8000");
      assertThat(reply.headers().allValues("Vary")).contains("Origin");
      assertThat(reply.headers().firstValue("X-Request-Duration").orElse(""))
          .matches("\\d+\\.\\d{6}");
    }
  }

  @Test
  void a_page_from_elsewhere_is_refused_and_changes_nothing() throws Exception {
    HttpResponse<String> reply =
        server.send(
            server
                .request("/api/talkinghead/set_emotion")
                .header("Origin", "https://evil.example")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"emotion_name\": \"joy\"}")));
    assertThat(reply.statusCode()).isEqualTo(403);
    assertThat(reply.headers().firstValue(ALLOW_ORIGIN)).isEmpty();
    assertThat(TestServer.error(reply).get("field").textValue()).isEqualTo("Origin");
    assertThat(TestServer.error(reply).get("reason").textValue())
        .contains("https://evil.example")
        .contains("--cors");
    assertThat(server.avatar.emotion()).isEqualTo("neutral");
  }

  @Test
  void a_listed_origin_may_use_the_server() throws Exception {
    try (TestServer open =
        TestServer.start(
            b ->
                b.access(ServerAccess.DEFAULTS.withOrigins(List.of("https://chat.example.org"))))) {
      HttpResponse<String> reply =
          open.send(open.request("/api/modules").header("Origin", "https://chat.example.org"));
      assertThat(reply.statusCode()).isEqualTo(200);
      assertThat(reply.headers().firstValue(ALLOW_ORIGIN)).hasValue("https://chat.example.org");
    }
  }

  @Test
  void a_preflight_allows_all_methods_and_echoes_the_headers_asked_for() throws Exception {
    HttpResponse<String> reply =
        server.send(
            server
                .request("/api/talkinghead/set_emotion")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header("Origin", "http://127.0.0.1:8000")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type,x-thing"));
    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(reply.body()).isEmpty();
    assertThat(reply.headers().firstValue(ALLOW_ORIGIN)).hasValue("http://127.0.0.1:8000");
    assertThat(reply.headers().firstValue("Access-Control-Allow-Methods"))
        .hasValue("DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT");
    assertThat(reply.headers().firstValue("Access-Control-Allow-Headers"))
        .hasValue("content-type,x-thing");
  }

  @Test
  void a_preflight_of_a_foreign_page_is_refused() throws Exception {
    HttpResponse<String> reply =
        server.send(
            server
                .request("/api/talkinghead/set_emotion")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header("Origin", "https://evil.example")
                .header("Access-Control-Request-Method", "POST"));
    assertThat(reply.statusCode()).isEqualTo(403);
    assertThat(reply.headers().firstValue(ALLOW_ORIGIN)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"/", "/api/v1/state", "/api/talkinghead/result_feed", "/api/nothing"})
  void a_foreign_host_name_is_refused_everywhere(String path) throws Exception {
    int port = server.server.port();
    try (RawClient client =
        RawClient.send(
            port, "GET " + path + " HTTP/1.1\r\nHost: evil.example:" + port + "\r\n\r\n")) {
      assertThat(client.status()).isEqualTo(403);
      assertThat(client.head).contains("application/json").doesNotContain(ALLOW_ORIGIN);
    }
  }

  @ParameterizedTest
  @CsvSource({"start_talking", "stop_talking", "unload"})
  void an_image_on_a_foreign_page_cannot_trigger_the_old_changing_routes(String route)
      throws Exception {
    HttpResponse<String> reply =
        server.send(
            server.request("/api/talkinghead/" + route).header("Sec-Fetch-Site", "cross-site"));
    assertThat(reply.statusCode()).isEqualTo(403);
    assertThat(server.avatar.talking()).isFalse();
    assertThat(server.avatar.paused()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "POST,   /api/modules,                  GET",
    "GET,    /api/talkinghead/set_emotion,  POST",
    "DELETE, /api/v1/state,                 GET",
    "PUT,    /api/talkinghead/result_feed,  GET"
  })
  void a_wrong_method_is_405_and_names_the_right_one(String method, String path, String allowed)
      throws Exception {
    HttpResponse<String> reply =
        server.send(server.request(path).method(method, HttpRequest.BodyPublishers.noBody()));
    assertThat(reply.statusCode()).isEqualTo(405);
    assertThat(reply.headers().firstValue("Allow").orElse("")).contains(allowed);
    assertThat(TestServer.error(reply).get("field").textValue()).isEqualTo("method");
    assertThat(TestServer.error(reply).get("reason").textValue()).contains(allowed);
  }

  @ParameterizedTest
  @CsvSource({"/api/nothing", "/studio/main.jsx", "/api/talkinghead/load/", "/web/studio/main.js"})
  void an_unknown_path_is_404_with_a_json_reason(String path) throws Exception {
    HttpResponse<String> reply = server.get(path);
    assertThat(reply.statusCode()).isEqualTo(404);
    assertThat(TestServer.error(reply).get("status").intValue()).isEqualTo(404);
    assertThat(TestServer.error(reply).get("reason").textValue()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({"/../pom.xml", "/%2e%2e/pom.xml", "/%zz"})
  void an_address_that_tries_to_leave_the_tree_is_400_in_the_same_shape(String path)
      throws Exception {
    int port = server.server.port();
    try (RawClient client =
        RawClient.send(
            port, "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")) {
      assertThat(client.status()).isEqualTo(400);
      assertThat(client.head).contains("application/json");
      assertThat(new String(client.in.readAllBytes(), UTF_8))
          .startsWith("{\"error\":{\"status\":400,\"reason\":");
    }
  }
}
