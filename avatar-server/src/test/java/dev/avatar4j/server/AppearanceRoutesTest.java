package dev.avatar4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.emotion.EmotionMix;
import dev.avatar4j.server.http.PictureUpload;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AppearanceRoutesTest {
  @AutoClose private final TestServer server = TestServer.start();

  @Test
  void health_is_ok() throws Exception {
    assertThat(server.get("/api/v1/health").body()).isEqualTo("{\"status\":\"ok\"}");
  }

  @Test
  void the_state_tells_everything_the_page_shows() throws Exception {
    server.avatar.setEmotion("joy");
    server.avatar.setTalking(true);
    server.avatar.pause();
    JsonNode state = TestServer.json(server.get("/api/v1/state"));
    assertThat(state.get("emotion").textValue()).isEqualTo("joy");
    assertThat(state.get("talking").booleanValue()).isTrue();
    assertThat(state.get("paused").booleanValue()).isTrue();
    assertThat(state.at("/poser/scheme").textValue()).isEqualTo("fake");
    assertThat(state.at("/poser/description").textValue()).isEqualTo("Plain colours for tests");
    assertThat(state.at("/character/name").textValue()).isEqualTo("plain");
    assertThat(state.at("/warnings/0").textValue()).isEqualTo(FakePoser.WARNING);
    assertThat(state.at("/statistics/frames_rendered").isIntegralNumber()).isTrue();
    assertThat(state.at("/settings/target_fps").doubleValue()).isEqualTo(25);
  }

  @Test
  void the_emotions_are_the_28_in_order() throws Exception {
    JsonNode emotions = TestServer.json(server.get("/api/v1/emotions")).get("emotions");
    assertThat(emotions).hasSize(28);
    assertThat(emotions.get(0).textValue()).isEqualTo("admiration");
    assertThat(emotions.get(27).textValue()).isEqualTo("surprise");
  }

  @Test
  void an_emotion_is_set_and_the_new_state_returned() throws Exception {
    HttpResponse<String> reply = server.postJson("/api/v1/emotion", "{\"name\": \"anger\"}");
    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(TestServer.json(reply).get("emotion").textValue()).isEqualTo("anger");
    assertThat(server.avatar.emotion()).isEqualTo("anger");
  }

  @Test
  void an_emotion_is_set_with_an_intensity_or_in_a_mix() throws Exception {
    HttpResponse<String> reply =
        server.postJson("/api/v1/emotion", "{\"emotion\": \"joy\", \"intensity\": 0.4}");
    assertThat(TestServer.json(reply).get("emotion_mix").toString()).isEqualTo("{\"joy\":0.4}");
    reply = server.postJson("/api/v1/emotion", "{\"mix\": {\"joy\": 0.25, \"fear\": 0.5}}");
    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(TestServer.json(reply).get("emotion").textValue()).isEqualTo("fear");
    assertThat(server.avatar.emotionMix())
        .isEqualTo(EmotionMix.of(Map.of("joy", 0.25, "fear", 0.5)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'emotion': 'joy', 'intensity': 1.5} | intensity",
        "{'emotion': 'joy', 'intensity': 'much'} | intensity",
        "{'emotion': 5} | emotion",
        "{} | emotion",
        "{'emotion': 'joyy'} | emotion",
        "{'mix': 5} | mix",
        "{'mix': {'joy': 1}, 'emotion': 'joy'} | mix",
        "{'mix': {'joyy': 1}} | mix",
        "{'mix': {'joy': -1}} | mix.joy"
      })
  void a_senseless_emotion_is_refused_by_field_and_changes_nothing(String body, String field)
      throws Exception {
    HttpResponse<String> reply = server.postJson("/api/v1/emotion", body.replace('\'', '"'));
    assertThat(reply.statusCode()).isEqualTo(400);
    assertThat(TestServer.error(reply).get("field").textValue()).isEqualTo(field);
    assertThat(server.avatar.emotion()).isEqualTo("neutral");
  }

  @Test
  void an_unknown_emotion_is_refused_with_the_nearest_name() throws Exception {
    HttpResponse<String> reply = server.postJson("/api/v1/emotion", "{\"name\": \"angr\"}");
    assertThat(reply.statusCode()).isEqualTo(400);
    assertThat(TestServer.error(reply).get("field").textValue()).isEqualTo("name");
    assertThat(TestServer.error(reply).get("reason").textValue())
        .contains("angr")
        .contains("anger");
    assertThat(server.avatar.emotion()).isEqualTo("neutral");
  }

  @Test
  void talking_and_pausing_are_switched_by_a_boolean() throws Exception {
    assertThat(talking(server.postJson("/api/v1/talking", "{\"on\": true}"))).isTrue();
    assertThat(server.avatar.talking()).isTrue();
    assertThat(talking(server.postJson("/api/v1/talking", "{\"on\": false}"))).isFalse();
    server.postJson("/api/v1/paused", "{\"on\": true}");
    assertThat(server.avatar.paused()).isTrue();
    server.postJson("/api/v1/paused", "{\"on\": false}");
    assertThat(server.avatar.paused()).isFalse();
  }

  private static boolean talking(HttpResponse<String> reply) throws Exception {
    return TestServer.json(reply).get("talking").booleanValue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"on\": 1}", "{\"on\": \"true\"}", "{\"on\": null}"})
  void a_switch_that_is_no_boolean_is_refused(String body) throws Exception {
    for (String route : new String[] {"/api/v1/talking", "/api/v1/paused"}) {
      HttpResponse<String> reply = server.postJson(route, body);
      assertThat(reply.statusCode()).isEqualTo(400);
      assertThat(TestServer.error(reply).get("field").textValue()).isEqualTo("on");
    }
    assertThat(server.avatar.talking()).isFalse();
  }

  @Test
  void a_picture_as_the_bare_body_becomes_the_character() throws Exception {
    HttpResponse<String> reply =
        postPicture("/api/v1/character?name=mika.png", "image/png", TestServer.png(512, 512));
    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(TestServer.json(reply).at("/character/name").textValue()).isEqualTo("mika");
    assertThat(TestServer.json(reply).get("warnings")).isNotEmpty();
    assertThat(server.avatar.character().name()).isEqualTo("mika");
  }

  @Test
  void a_picture_in_a_form_becomes_the_character() throws Exception {
    HttpResponse<String> reply =
        server.postForm("/api/v1/character", "file", "mika.png", TestServer.png(512, 512));
    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(server.avatar.character().name()).isEqualTo("mika");
  }

  @Test
  void a_body_that_is_no_picture_is_refused_and_the_character_stays() throws Exception {
    HttpResponse<String> reply =
        postPicture("/api/v1/character", "image/png", "hello".getBytes(StandardCharsets.UTF_8));
    assertThat(reply.statusCode()).isEqualTo(400);
    assertThat(TestServer.error(reply).get("reason").textValue()).isNotEmpty();
    assertThat(server.avatar.character().name()).isEqualTo("plain");
  }

  @Test
  void a_picture_of_another_media_type_is_415() throws Exception {
    HttpResponse<String> reply =
        postPicture("/api/v1/character", "text/plain", TestServer.png(512, 512));
    assertThat(reply.statusCode()).isEqualTo(415);
    assertThat(server.avatar.character().name()).isEqualTo("plain");
  }

  @ParameterizedTest
  @CsvSource({
    "../../etc/passwd.png, passwd",
    "C:\\pictures\\mika.png, mika",
    ".png, .png",
    "/, character",
    "'a\u0007b.png', ab",
    "'\ud83d.png', character"
  })
  void a_file_name_from_outside_is_only_a_label(String fileName, String shown) {
    assertThat(PictureUpload.displayName(fileName)).isEqualTo(shown);
  }

  @Test
  void a_long_name_is_cut_without_breaking_a_character() {
    assertThat(PictureUpload.displayName("\ud83d\ude00".repeat(100) + ".png"))
        .isEqualTo("\ud83d\ude00".repeat(64));
  }

  private HttpResponse<String> postPicture(String path, String type, byte[] body) throws Exception {
    return server.send(
        server
            .request(path)
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
  }
}
