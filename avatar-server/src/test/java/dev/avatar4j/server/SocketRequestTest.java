package dev.avatar4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.server.http.Json;
import dev.avatar4j.server.http.ServerLimits;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests over a socket, good and bad; a bad one is answered and ends nothing. */
@Timeout(60)
class SocketRequestTest {
  private final AtomicLong clock = new AtomicLong();
  private TestServer server;
  private SocketClient client;

  @BeforeEach
  void start() throws Exception {
    server = TestServer.start(builder -> builder.clock(clock::get));
    client = SocketClient.greeted(server, "default");
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void every_control_of_the_http_routes_works_and_the_request_id_comes_back() throws Exception {
    done("{'type': 'emotion', 'emotion': 'joy', 'intensity': 0.5, 'requestId': 7}");
    assertThat(server.avatar.emotionMix().weights()).containsEntry("joy", 0.5);
    done("{'type': 'emotion', 'mix': {'anger': 0.6}, 'requestId': 'a-b'}");
    assertThat(server.avatar.emotion()).isEqualTo("anger");
    done("{'type': 'emotion', 'emotion': 'auto', 'text': 'Thank you so much!', 'requestId': 8}");
    assertThat(server.avatar.emotion()).isEqualTo("gratitude");
    done("{'type': 'talking', 'on': true, 'requestId': 9}");
    assertThat(server.avatar.talking()).isTrue();
    done("{'type': 'gaze', 'gaze': [0.5, -0.25], 'requestId': 10}");
    assertThat(server.avatar.gaze().toJson()).hasToString("[0.5, -0.25]");
    done("{'type': 'effects', 'effect': 'heart', 'requestId': 11}");
    done("{'type': 'data_eyes', 'on': true, 'requestId': 12}");
    assertThat(server.avatar.dataEyes()).isTrue();
    done("{'type': 'overrides', 'set': {'mouth_smirk': 0.5}, 'fade': 0.1, 'requestId': 13}");
    assertThat(server.avatar.overrides().toKeys()).containsKey("mouth_smirk");
    done("{'type': 'paused', 'on': true, 'requestId': 14}");
    assertThat(server.avatar.paused()).isTrue();
    done("{'type': 'settings', 'settings': {'target_fps': 30}, 'requestId': 15}");
    assertThat(server.avatar.settings().targetFps()).isEqualTo(30);
    done("{'type': 'automation', 'emotion_reset_seconds': 3, 'requestId': 16}");
    assertThat(server.server.avatars().defaultAvatar().automation().emotionResetSeconds())
        .isEqualTo(3);
    done("{'type': 'emotions', 'emotions': {'smug': {'mouth_smirk': 1}}, 'requestId': 17}");
    assertThat(server.avatar.emotions().names()).contains("smug");
    done("{'type': 'ping', 'seconds': 2, 'requestId': 18}");
  }

  private void done(String json) throws Exception {
    String request = json.replace('\'', '"');
    JsonNode reply = client.ask(request);
    assertThat(reply.get("type").asText()).as(reply.toString()).isEqualTo("done");
    assertThat(reply.get("requestId"))
        .isEqualTo(
            Json.parseObject(request.getBytes(StandardCharsets.UTF_8), "request").get("requestId"));
  }

  @Test
  void the_state_is_told_on_request_with_statistics() throws Exception {
    JsonNode reply = client.ask("{\"type\": \"state\", \"requestId\": 1}");
    assertThat(reply.at("/state/emotion").asText()).isEqualTo("neutral");
    assertThat(reply.at("/state/statistics").has("frames_per_second")).isTrue();
  }

  @Test
  void unknown_fields_are_ignored() throws Exception {
    done("{'type': 'talking', 'on': true, 'colour': 'red', 'deep': {'er': []}, 'requestId': 1}");
    done("{'type': 'emotion', 'mix': {'joy': 1}, 'colour': 'red', 'requestId': 2}");
    done("{'type': 'automation', 'colour': 'red', 'requestId': 3}");
    done("{'type': 'subscribe', 'colour': 'red', 'requestId': 4}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "nonsense|1|",
        "``|1|",
        "[1]|1|",
        "{\"type\": \"talking\", \"type\": \"paused\"}|1|",
        "{} {}|1|",
        "{}|2|type",
        "{\"type\": 5}|2|type",
        "{\"type\": \"emotio\"}|2|type",
        "{\"type\": \"toString\"}|2|type",
        "{\"type\": \"emotion\"}|3|emotion",
        "{\"type\": \"emotion\", \"emotion\": \"bliss\"}|3|emotion",
        "{\"type\": \"emotion\", \"emotion\": \"joy\", \"intensity\": \"x\"}|3|intensity",
        "{\"type\": \"emotion\", \"emotion\": \"auto\"}|3|text",
        "{\"type\": \"talking\", \"on\": 1}|3|on",
        "{\"type\": \"gaze\", \"gaze\": [5, 0]}|3|gaze.x",
        "{\"type\": \"effects\", \"effect\": \"none such\"}|3|effect",
        "{\"type\": \"overrides\"}|3|set",
        "{\"type\": \"overrides\", \"unset\": [\"a\"], \"expiry\": 1}|3|expiry",
        "{\"type\": \"settings\"}|3|settings",
        "{\"type\": \"settings\", \"settings\": {\"target_fps\": 1e99}}|3|target_fps",
        "{\"type\": \"automation\", \"emotion_reset_seconds\": -1}|3|emotion_reset_seconds",
        "{\"type\": \"subscribe\", \"format\": \"gif\"}|3|format",
        "{\"type\": \"subscribe\", \"format\": \"raw\"}|3|format",
        "{\"type\": \"subscribe\", \"format\": \"tga\"}|3|format",
        "{\"type\": \"subscribe\", \"format\": \"jpeg\"}|3|format",
        "{\"type\": \"subscribe\", \"format\": \"png\", \"max_fps\": 0}|3|max_fps",
        "{\"type\": \"subscribe\", \"statistics\": 3}|3|statistics",
        "{\"type\": \"ping\", \"requestId\": {}}|3|requestId",
      })
  void a_bad_message_is_answered_with_number_field_and_reason_and_the_socket_stays(
      String message, int code, String field) throws Exception {
    JsonNode before = client.ask("{\"type\": \"state\"}").get("state");
    JsonNode error = client.ask(message);
    assertThat(error.get("type").asText()).isEqualTo("error");
    assertThat(error.get("code").asInt()).as(error.toString()).isEqualTo(code);
    assertThat(error.path("field").asText(null)).as(error.toString()).isEqualTo(field);
    assertThat(error.get("reason").asText()).isNotBlank();
    JsonNode after = client.ask("{\"type\": \"state\"}").get("state");
    assertThat(after.get("settings")).isEqualTo(before.get("settings"));
    assertThat(after.get("emotion_mix")).isEqualTo(before.get("emotion_mix"));
  }

  @Test
  void the_request_id_comes_back_with_an_error_too() throws Exception {
    JsonNode error = client.ask("{\"type\": \"none such\", \"requestId\": \"x\"}");
    assertThat(error.get("requestId").asText()).isEqualTo("x");
  }

  @Test
  void json_deeper_than_any_request_is_refused_and_nothing_breaks() throws Exception {
    String deep = "{\"type\": \"settings\", \"settings\": " + "[".repeat(50_000);
    assertThat(client.ask(deep).get("code").asInt()).isEqualTo(1);
    done("{'type': 'ping', 'requestId': 1}");
  }

  @Test
  void bytes_are_answered_with_an_error() throws Exception {
    client.sendBinary(new byte[] {1, 2, 3});
    assertThat(client.await("error").get("code").asInt()).isEqualTo(7);
    done("{'type': 'ping', 'requestId': 1}");
  }

  @Test
  void a_message_beyond_the_limit_closes_the_socket_as_too_large() throws Exception {
    client.sendUnlessClosed("{\"type\": \"ping\", \"x\": \"" + "x".repeat(300_000) + "\"}");
    assertThat(client.end().code()).isEqualTo(1009);
  }

  @Test
  void messages_that_come_too_fast_are_refused_and_in_the_end_close_the_socket() throws Exception {
    for (int i = 0; i < 200; i++) {
      assertThat(client.ask("{\"type\": \"ping\"}").get("type").asText()).isEqualTo("done");
    }
    assertThat(client.ask("{\"type\": \"ping\"}").get("code").asInt()).isEqualTo(6);
    clock.addAndGet(1_000_000_000L);
    done("{'type': 'ping', 'requestId': 1}");
    for (int i = 0; i < 99; i++) {
      client.ask("{\"type\": \"ping\"}");
    }
    for (int i = 0; i < 201; i++) {
      client.sendUnlessClosed("{\"type\": \"ping\"}");
    }
    assertThat(client.end().code()).isEqualTo(1008);
  }

  @Test
  void more_readers_than_feeds_are_refused_until_one_leaves() throws Exception {
    try (TestServer small =
            TestServer.start(builder -> builder.limits(ServerLimits.defaults().withFeeds(1)));
        SocketClient first = SocketClient.greeted(small, "default");
        SocketClient second = SocketClient.greeted(small, "default")) {
      String subscribe = "{\"type\": \"subscribe\", \"format\": \"qoi\"}";
      first.ask(subscribe);
      assertThat(second.ask(subscribe).get("code").asInt()).isEqualTo(5);
      first.ask("{\"type\": \"subscribe\", \"format\": \"none\"}");
      assertThat(second.ask(subscribe).get("type").asText()).isEqualTo("done");
      second.frame();
    }
  }

  @Test
  void a_page_from_elsewhere_and_a_strange_host_name_get_no_socket() throws Exception {
    assertThat(upgrade("Host: 127.0.0.1\r\nOrigin: https://evil.example\r\n"))
        .startsWith("HTTP/1.1 403")
        .contains("application/json");
    assertThat(upgrade("Host: evil.example\r\n")).startsWith("HTTP/1.1 403");
    assertThat(upgrade("Host: 127.0.0.1\r\nOrigin: http://localhost:8000\r\n"))
        .startsWith("HTTP/1.1 101")
        .as("frames are compressed already")
        .doesNotContain("permessage-deflate");
  }

  private String upgrade(String headers) throws Exception {
    try (RawClient raw =
        RawClient.send(
            server.server.port(),
            "GET /api/v1/avatars/default/socket HTTP/1.1\r\n"
                + headers
                + "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Extensions: permessage-deflate\r\n"
                + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n")) {
      return raw.head;
    }
  }

  @Test
  void a_plain_request_is_told_to_upgrade() throws Exception {
    assertThat(server.get("/api/v1/avatars/default/socket").statusCode()).isEqualTo(426);
  }
}
