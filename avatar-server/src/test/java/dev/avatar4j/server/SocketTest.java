package dev.avatar4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.server.SocketClient.End;
import dev.avatar4j.server.SocketClient.Frame;
import dev.avatar4j.server.http.Json;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Frames and events over a socket, to clients that read well, slowly, not at all, or die. */
@Timeout(90)
class SocketTest {
  private static final String PNG = "{\"type\": \"subscribe\", \"format\": \"png\"}";

  private TestServer server;

  @BeforeEach
  void start() {
    server = TestServer.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void the_greeting_tells_protocol_limits_and_state() throws Exception {
    try (SocketClient client = SocketClient.open(server, "default")) {
      JsonNode hello = client.await("hello");
      assertThat(hello.get("protocol").asInt()).isEqualTo(1);
      assertThat(hello.get("id").asText()).isEqualTo("default");
      assertThat(hello.get("formats")).hasToString("[\"png\",\"qoi\"]");
      assertThat(hello.get("message_bytes").asInt()).isEqualTo(262144);
      assertThat(hello.at("/state/emotion").asText()).isEqualTo("neutral");
      assertThat(hello.at("/state/emotions")).hasSize(28);
      assertThat(hello.at("/state/settings/target_fps").asDouble()).isEqualTo(25);
      assertThat(hello.at("/state").has("statistics")).isFalse();
      assertThat(client.framesWaiting()).as("control only until it subscribes").isZero();
    }
  }

  @Test
  void frames_come_as_binary_messages_with_the_documented_header() throws Exception {
    try (SocketClient client = SocketClient.greeted(server, "default")) {
      assertThat(client.ask(PNG).get("type").asText()).isEqualTo("done");
      Frame first = client.frame();
      assertThat(first.magic()).isEqualTo("AV4J");
      assertThat(first.version()).isEqualTo(1);
      assertThat(first.format()).isEqualTo(1);
      assertThat(first.headerBytes()).isEqualTo(56);
      assertThat(first.number(24)).isEqualTo(512);
      assertThat(first.number(28)).isEqualTo(512);
      assertThat(first.number(32)).isEqualTo(512);
      assertThat(first.number(36)).isEqualTo(512);
      assertThat(first.fraction(40)).isZero();
      assertThat(first.fraction(52)).isEqualTo(1f);
      BufferedImage picture = ImageIO.read(new ByteArrayInputStream(first.picture()));
      assertThat(picture.getWidth()).isEqualTo(512);
      Frame second = client.frame();
      assertThat(second.sequence()).isGreaterThan(first.sequence());
      assertThat(second.timeMillis()).isGreaterThan(first.timeMillis());
      assertThat(server.server.avatars().defaultAvatar().viewers()).isEqualTo(1);
    }
  }

  @Test
  void a_cropped_frame_tells_its_place_in_the_whole_picture() throws Exception {
    try (SocketClient client = SocketClient.greeted(server, "default")) {
      client.ask(
          "{\"type\": \"settings\", \"settings\": {\"crop\": {\"enabled\": true, \"left\": 0.25,"
              + " \"top\": 0, \"right\": 0.75, \"bottom\": 0.5}}}");
      client.ask(PNG);
      Frame frame = client.frame();
      while (frame.number(24) != 256) {
        frame = client.frame();
      }
      assertThat(frame.number(28)).isEqualTo(256);
      assertThat(frame.number(32)).isEqualTo(512);
      assertThat(frame.fraction(40)).isEqualTo(0.25f);
      assertThat(frame.fraction(44)).isZero();
      assertThat(frame.fraction(48)).isEqualTo(0.75f);
      assertThat(frame.fraction(52)).isEqualTo(0.5f);
    }
  }

  @Test
  void the_format_can_be_changed_and_frames_can_be_stopped() throws Exception {
    try (SocketClient client = SocketClient.greeted(server, "default")) {
      client.ask(PNG);
      assertThat(client.frame().format()).isEqualTo(1);
      client.ask("{\"type\": \"subscribe\", \"format\": \"qoi\"}");
      Frame frame = client.frame();
      while (frame.format() == 1) {
        frame = client.frame();
      }
      assertThat(frame.picture()).startsWith('q', 'o', 'i', 'f');
      client.ask("{\"type\": \"subscribe\", \"format\": \"none\"}");
      assertThat(server.server.avatars().defaultAvatar().viewers()).isZero();
      assertThat(client.ask("{\"type\": \"ping\"}").get("type").asText()).isEqualTo("done");
    }
  }

  @Test
  void at_most_the_wanted_number_of_frames_a_second_is_sent() throws Exception {
    server.avatar.setSettings(
        server.avatar.settings().patched(Json.tree(Map.of("target_fps", 100))));
    try (SocketClient client = SocketClient.greeted(server, "default")) {
      client.ask("{\"type\": \"subscribe\", \"format\": \"qoi\", \"max_fps\": 4}");
      double first = client.frame().timeMillis();
      client.frame();
      client.frame();
      double fourth = client.frame().timeMillis();
      assertThat(fourth - first).isGreaterThan(600);
    }
  }

  @Test
  void a_reader_that_stalls_misses_frames_and_goes_on_with_new_ones() throws Exception {
    try (SocketClient slow = SocketClient.greeted(server, "default");
        SocketClient other = SocketClient.greeted(server, "default")) {
      slow.ask(PNG);
      other.ask(PNG);
      slow.frame();
      slow.stall();
      long from = other.frame().sequence();
      long seen = from;
      while (seen < from + 60) {
        long next = other.frame().sequence();
        assertThat(next).isGreaterThan(seen);
        seen = next;
      }
      slow.readOn();
      int late = 0;
      while (slow.frame().sequence() < seen) {
        late++;
      }
      assertThat(late).as("old frames out of the buffers between").isLessThan(20);
    }
  }

  @Test
  void a_client_that_dies_or_stalls_changes_nothing_for_the_others_and_is_forgotten()
      throws Exception {
    try (SocketClient other = SocketClient.greeted(server, "default")) {
      other.ask(PNG);
      SocketClient dying = SocketClient.greeted(server, "default");
      dying.ask(PNG);
      dying.frame();
      assertThat(server.server.avatars().defaultAvatar().viewers()).isEqualTo(2);
      dying.stall();
      dying.vanish();
      while (server.server.avatars().defaultAvatar().viewers() > 1) {
        other.frame();
      }
      assertThat(other.frame().sequence()).isPositive();
    }
  }

  @Test
  void changes_are_told_to_every_client_whoever_made_them() throws Exception {
    try (SocketClient one = SocketClient.greeted(server, "default");
        SocketClient two = SocketClient.greeted(server, "default")) {
      one.send("{\"type\": \"emotion\", \"emotion\": \"joy\"}");
      one.await("changed");
      one.await("done"); // which comes after what the request has changed
      JsonNode changed = two.await("changed");
      assertThat(changed.at("/state/emotion").asText()).isEqualTo("joy");
      assertThat(changed.at("/state").has("settings")).as("what did not change").isFalse();
      server.postJson("/api/v1/talking", "{\"on\": true}");
      assertThat(two.await("changed").at("/state/talking").asBoolean()).isTrue();
      server.avatar.setEmotion("grief");
      assertThat(two.await("changed").at("/state/emotion").asText()).isEqualTo("grief");
      server.avatar.setCharacter(TestServer.character("mika"));
      assertThat(two.await("changed").at("/state/character/name").asText()).isEqualTo("mika");
    }
  }

  @Test
  void statistics_come_to_those_who_asked_for_them() throws Exception {
    try (SocketClient client = SocketClient.greeted(server, "default")) {
      client.ask("{\"type\": \"subscribe\", \"format\": \"png\", \"statistics\": true}");
      JsonNode statistics = client.await("statistics").get("statistics");
      assertThat(statistics.get("subscribers").asInt()).isEqualTo(1);
      client.ask("{\"type\": \"subscribe\", \"statistics\": false}");
    }
  }

  @Test
  void a_deleted_avatar_says_goodbye_and_closes_with_its_code() throws Exception {
    String id = TestServer.json(server.postJson("/api/v1/avatars", "{}")).get("id").asText();
    try (SocketClient client = SocketClient.greeted(server, id)) {
      client.ask(PNG);
      client.frame();
      server.send(server.request("/api/v1/avatars/" + id).DELETE());
      JsonNode closing = client.await("closing");
      assertThat(closing.get("code").asInt()).isEqualTo(4404);
      assertThat(client.end()).isEqualTo(new End(4404, "The avatar was unloaded."));
    }
  }

  @Test
  void an_avatar_that_is_not_there_is_told_on_the_socket() throws Exception {
    try (SocketClient client = SocketClient.open(server, "nobody")) {
      JsonNode error = client.await("error");
      assertThat(error.get("code").asInt()).isEqualTo(4);
      assertThat(error.get("field").asText()).isEqualTo("id");
      assertThat(client.end().code()).isEqualTo(4404);
    }
  }

  @Test
  void a_server_that_stops_says_goodbye_and_closes_as_going_away() throws Exception {
    try (SocketClient client = SocketClient.greeted(server, "default")) {
      client.ask(PNG);
      client.frame();
      server.server.close();
      assertThat(client.await("closing").get("code").asInt()).isEqualTo(1001);
      assertThat(client.end().code()).isEqualTo(1001);
      assertThat(server.avatar.statistics().subscribers()).isZero();
    }
  }

  @Test
  void an_open_socket_keeps_its_avatar_from_expiring() throws Exception {
    String id = TestServer.json(server.postJson("/api/v1/avatars", "{}")).get("id").asText();
    try (SocketClient client = SocketClient.greeted(server, id)) {
      client.ask("{\"type\": \"subscribe\", \"statistics\": true}");
      client.await("statistics");
      client.await("statistics");
      assertThat(server.server.avatars().find(id).orElseThrow().idleSeconds()).isLessThan(1);
    }
  }
}
