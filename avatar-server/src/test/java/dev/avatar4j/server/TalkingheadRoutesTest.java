package dev.avatar4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TalkingheadRoutesTest {
  @AutoClose private final TestServer server = TestServer.start();

  @Test
  void the_modules_name_the_talking_head() throws Exception {
    assertThat(server.get("/api/modules").body())
        .isEqualTo("{\"modules\":[\"avatar\",\"classify\",\"imagefx\",\"talkinghead\",\"tts\"]}");
  }

  @Test
  void the_extensions_are_one_entry_that_says_there_are_none() throws Exception {
    var extensions = TestServer.json(server.get("/api/extensions")).get("extensions");
    assertThat(extensions).hasSize(1);
    assertThat(extensions.get(0).get("name").textValue()).isEqualTo("not-supported");
  }

  @Test
  void setting_a_known_emotion_replies_with_its_name() throws Exception {
    HttpResponse<String> reply =
        server.postJson("/api/talkinghead/set_emotion", "{\"emotion_name\": \"joy\"}");
    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(reply.body()).isEqualTo("emotion set to joy");
    assertThat(reply.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
    assertThat(server.avatar.emotion()).isEqualTo("joy");
  }

  @Test
  void an_unknown_emotion_shows_neutral_and_says_so() throws Exception {
    server.avatar.setEmotion("anger");
    HttpResponse<String> reply =
        server.postJson("/api/talkinghead/set_emotion", "{\"emotion_name\": \"glee\"}");
    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(reply.body()).isEqualTo("emotion set to neutral");
    assertThat(server.avatar.emotion()).isEqualTo("neutral");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                       | emotion_name | is required",
        "{\"emotion_name\": 7}    | emotion_name | is required",
        "[]                       | body         | must be a JSON object",
        "{\"emotion_name\":       | body         | line 1",
        "{\"a\": NaN}             | body         | Non-standard token 'NaN' (line 1",
        "{\"a\":1, \"a\":2}       | body         | Duplicate",
        "{} {}                    | body         | line 1",
      })
  void a_bad_emotion_body_is_refused_with_field_and_reason(String body, String field, String reason)
      throws Exception {
    HttpResponse<String> reply = server.postJson("/api/talkinghead/set_emotion", body);
    assertThat(reply.statusCode()).isEqualTo(400);
    assertThat(TestServer.error(reply).get("field").textValue()).isEqualTo(field);
    assertThat(TestServer.error(reply).get("reason").textValue()).contains(reason);
    assertThat(server.avatar.emotion()).isEqualTo("neutral");
  }

  @Test
  void a_body_nested_without_end_is_refused_with_the_reason() throws Exception {
    HttpResponse<String> reply =
        server.postJson("/api/talkinghead/set_emotion", "{\"a\": " + "[".repeat(10_000));
    assertThat(reply.statusCode()).isEqualTo(400);
    assertThat(TestServer.error(reply).get("reason").textValue()).contains("nesting");
  }

  @Test
  void a_body_not_declared_as_json_is_415() throws Exception {
    HttpResponse<String> reply =
        server.send(
            server
                .request("/api/talkinghead/set_emotion")
                .POST(HttpRequest.BodyPublishers.ofString("{\"emotion_name\": \"joy\"}")));
    assertThat(reply.statusCode()).isEqualTo(415);
    assertThat(TestServer.error(reply).get("field").textValue()).isEqualTo("Content-Type");
    assertThat(server.avatar.emotion()).isEqualTo("neutral");
  }

  @Test
  void talking_starts_and_stops() throws Exception {
    assertThat(server.get("/api/talkinghead/start_talking").body()).isEqualTo("talking started");
    assertThat(server.avatar.talking()).isTrue();
    assertThat(server.get("/api/talkinghead/stop_talking").body()).isEqualTo("talking stopped");
    assertThat(server.avatar.talking()).isFalse();
  }

  @Test
  void unload_pauses_and_load_resumes_with_the_new_character() throws Exception {
    assertThat(server.get("/api/talkinghead/unload").body()).isEqualTo("animation paused");
    assertThat(server.avatar.paused()).isTrue();

    HttpResponse<String> reply =
        server.postForm("/api/talkinghead/load", "file", "hana.png", TestServer.png(512, 512));
    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(reply.body()).isEqualTo("OK");
    assertThat(reply.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
    assertThat(server.avatar.paused()).isFalse();
    assertThat(server.avatar.character().name()).isEqualTo("hana");
  }

  @Test
  void a_file_that_is_no_picture_is_refused_and_the_character_stays() throws Exception {
    server.avatar.pause();
    HttpResponse<String> reply =
        server.postForm(
            "/api/talkinghead/load",
            "file",
            "hana.png",
            "no picture".getBytes(StandardCharsets.UTF_8));
    assertThat(reply.statusCode()).isEqualTo(400);
    assertThat(TestServer.error(reply).get("reason").textValue()).isNotEmpty();
    assertThat(server.avatar.character().name()).isEqualTo("plain");
    assertThat(server.avatar.paused()).isTrue();
  }

  @Test
  void a_character_the_poser_cannot_draw_is_refused_and_the_old_one_stays() throws Exception {
    HttpResponse<String> reply =
        server.postForm(
            "/api/talkinghead/load",
            "file",
            FakePoser.REFUSED_NAME + ".png",
            TestServer.png(512, 512));
    assertThat(reply.statusCode()).isEqualTo(400);
    assertThat(TestServer.error(reply).get("reason").textValue()).contains("cannot draw");
    assertThat(server.avatar.character().name()).isEqualTo("plain");
  }

  @Test
  void a_form_without_the_file_field_is_refused() throws Exception {
    HttpResponse<String> reply =
        server.postForm("/api/talkinghead/load", "picture", "hana.png", TestServer.png(512, 512));
    assertThat(reply.statusCode()).isEqualTo(400);
    assertThat(TestServer.error(reply).get("field").textValue()).isEqualTo("file");
  }

  @Test
  void a_load_that_is_no_form_is_refused() throws Exception {
    HttpResponse<String> reply = server.postJson("/api/talkinghead/load", "{}");
    assertThat(reply.statusCode()).isEqualTo(400);
    assertThat(TestServer.error(reply).get("field").textValue()).isEqualTo("file");
  }

  @Test
  void animator_settings_replace_all_and_an_empty_object_resets_them() throws Exception {
    HttpResponse<String> reply =
        server.postJson(
            "/api/talkinghead/load_animator_settings",
            "{\"target_fps\": 12, \"crop_left\": 0.25, \"no_such_key\": 1, \"talking_fps\": \"x\"}");
    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(reply.body()).isEqualTo("OK");
    assertThat(server.avatar.settings().targetFps()).isEqualTo(12);
    assertThat(server.avatar.settings().talkingFps()).isEqualTo(12);

    assertThat(server.postJson("/api/talkinghead/load_animator_settings", "{}").body())
        .isEqualTo("OK");
    assertThat(server.avatar.settings().targetFps()).isEqualTo(25);
  }

  @Test
  void emotion_templates_add_emotions_and_an_empty_object_resets_them() throws Exception {
    HttpResponse<String> reply =
        server.postJson(
            "/api/talkinghead/load_emotion_templates", "{\"smug\": {\"mouth_smirk\": 1.0}}");
    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(server.avatar.emotions().names()).contains("smug", "joy");

    server.postJson("/api/talkinghead/load_emotion_templates", "{}");
    assertThat(server.avatar.emotions().names()).doesNotContain("smug").contains("joy");
  }

  @Test
  void a_malformed_template_is_refused_and_the_templates_stay() throws Exception {
    HttpResponse<String> reply =
        server.postJson("/api/talkinghead/load_emotion_templates", "{\"smug\": 7}");
    assertThat(reply.statusCode()).isEqualTo(400);
    assertThat(TestServer.error(reply).get("field").textValue()).contains("smug");
    assertThat(server.avatar.emotions().names()).doesNotContain("smug");
  }
}
