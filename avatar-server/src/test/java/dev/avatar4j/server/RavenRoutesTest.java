package dev.avatar4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.Avatar;
import dev.avatar4j.server.avatars.AvatarLimits;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RavenRoutesTest {
  @AutoClose
  private final TestServer server =
      TestServer.start(b -> b.avatarLimits(AvatarLimits.DEFAULTS.withCreated(2)));

  private String id;
  private Avatar avatar;

  @BeforeEach
  void load() throws Exception {
    HttpResponse<String> reply =
        server.postForm("/api/avatar/load", "file", "hana.png", TestServer.png(512, 512));
    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(reply.body()).matches("\\{\"instance_id\":\"[0-9a-f-]{36}\"}");
    id = TestServer.json(reply).get("instance_id").textValue();
    avatar = server.server.avatars().find(id).orElseThrow().avatar();
  }

  private HttpResponse<String> post(String route, String fields) throws Exception {
    return server.postJson(
        "/api/avatar/" + route, "{\"instance_id\": \"" + id + "\"" + fields + "}");
  }

  private void ok(String route, String fields) throws Exception {
    HttpResponse<String> reply = post(route, fields);
    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(reply.body()).isEqualTo("OK");
    assertThat(reply.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
  }

  private void refused(HttpResponse<String> reply, String field, String reason) throws Exception {
    assertThat(reply.statusCode()).isEqualTo(400);
    assertThat(TestServer.error(reply).get("field").textValue()).contains(field);
    assertThat(TestServer.error(reply).get("reason").textValue()).contains(reason);
  }

  @Test
  void an_instance_begins_stopped_and_is_started_and_stopped() throws Exception {
    assertThat(avatar.paused()).isTrue();
    ok("start", "");
    assertThat(avatar.paused()).isFalse();
    ok("stop", "");
    assertThat(avatar.paused()).isTrue();
  }

  @Test
  void load_takes_cels_by_their_names() throws Exception {
    byte[] picture = TestServer.png(512, 512);
    HttpResponse<String> reply =
        server.postParts(
            "/api/avatar/load",
            TestServer.part("file", "a.png", picture),
            TestServer.part("data1", "a.png", picture),
            TestServer.part("waver2", "a.png", picture));
    String other = TestServer.json(reply).get("instance_id").textValue();
    assertThat(server.server.avatars().find(other).orElseThrow().avatar().character().cels())
        .containsOnlyKeys("data1", "waver2");
  }

  @Test
  void reload_replaces_the_picture_and_the_complete_cel_set_and_nothing_else() throws Exception {
    byte[] picture = TestServer.png(512, 512);
    ok("start", "");
    ok("set_emotion", ", \"emotion_name\": \"joy\"");
    server.postParts(
        "/api/avatar/reload",
        TestServer.jsonPart("json", "{\"instance_id\": \"" + id + "\"}"),
        TestServer.part("file", "a.png", picture),
        TestServer.part("blush1", "a.png", picture));
    assertThat(avatar.character().cels()).containsOnlyKeys("blush1");

    HttpResponse<String> reply =
        server.postParts(
            "/api/avatar/reload",
            TestServer.jsonPart("json", "{\"instance_id\": \"" + id + "\"}"),
            TestServer.part("file", "b.png", picture),
            TestServer.part("blush2", "b.png", picture));
    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(reply.body()).isEqualTo("OK");
    assertThat(avatar.character().name()).isEqualTo("b");
    assertThat(avatar.character().cels()).containsOnlyKeys("blush2");
    assertThat(avatar.emotion()).isEqualTo("joy");
    assertThat(avatar.paused()).isFalse();
  }

  @Test
  void a_reload_that_is_refused_keeps_the_character() throws Exception {
    byte[] fields = TestServer.jsonPart("json", "{\"instance_id\": \"" + id + "\"}");
    byte[] bad = TestServer.part("file", "b.png", new byte[] {1, 2, 3});
    assertThat(server.postParts("/api/avatar/reload", fields, bad).statusCode()).isEqualTo(400);
    refused(server.postParts("/api/avatar/reload", fields), "file", "Send field \"file\"");
    byte[] good = TestServer.part("file", "b.png", TestServer.png(512, 512));
    refused(server.postParts("/api/avatar/reload", good), "json", "Send field \"json\"");
    refused(
        server.postParts("/api/avatar/reload", TestServer.jsonPart("json", "{"), good),
        "json",
        "not valid JSON");
    refused(
        server.postParts("/api/avatar/reload", TestServer.jsonPart("json", "{}"), good),
        "instance_id",
        "is required");
    assertThat(avatar.character().name()).isEqualTo("hana");
    HttpResponse<String> unknown =
        server.postParts(
            "/api/avatar/reload", TestServer.jsonPart("json", "{\"instance_id\": \"x\"}"), good);
    assertThat(unknown.statusCode()).isEqualTo(404);
  }

  @Test
  void a_load_without_a_usable_picture_is_refused_and_takes_no_place() throws Exception {
    refused(
        server.postForm("/api/avatar/load", "picture", "a.png", TestServer.png(8, 8)),
        "file",
        "Send field \"file\"");
    assertThat(server.postForm("/api/avatar/load", "file", "a.png", new byte[] {1, 2}).statusCode())
        .isEqualTo(400);
    assertThat(server.server.avatars().all()).hasSize(2);
  }

  @Test
  void one_instance_too_many_is_503() throws Exception {
    server.postForm("/api/avatar/load", "file", "a.png", TestServer.png(512, 512));
    HttpResponse<String> reply =
        server.postForm("/api/avatar/load", "file", "a.png", TestServer.png(512, 512));
    assertThat(reply.statusCode()).isEqualTo(503);
    assertThat(TestServer.error(reply).get("reason").textValue()).contains("All 2 places");
  }

  @Test
  void fact_40_unload_is_ok_again_and_for_an_unknown_id() throws Exception {
    ok("unload", "");
    assertThat(server.server.avatars().find(id)).isEmpty();
    ok("unload", "");
    assertThat(post("start", "").statusCode()).isEqualTo(404);
  }

  @Test
  void fact_40_unknown_keys_and_wrong_types_are_dropped_and_an_empty_object_restores()
      throws Exception {
    ok(
        "load_animator_settings",
        ", \"animator_settings\": {\"target_fps\": 12, \"no_such\": 1, \"talking_fps\": \"x\"}");
    assertThat(avatar.settings().targetFps()).isEqualTo(12);
    assertThat(avatar.settings().talkingFps()).isEqualTo(12);
    ok("load_animator_settings", ", \"animator_settings\": {}");
    assertThat(avatar.settings()).isEqualTo(server.avatar.settings());
    ok("load_animator_settings", ", \"animator_settings\": {\"target_fps\": 12}");
    ok("load_animator_settings", "");
    assertThat(avatar.settings().targetFps()).isEqualTo(25);
  }

  @Test
  void emotion_templates_replace_those_before_and_none_restores_the_servers() throws Exception {
    ok("load_emotion_templates", ", \"emotions\": {\"smug\": {\"mouth_smirk\": 1}}");
    assertThat(avatar.emotions().names()).contains("smug", "joy");
    refused(post("load_emotion_templates", ", \"emotions\": {\"smug\": 3}"), "smug", "smug");
    assertThat(avatar.emotions().names()).contains("smug");
    ok("load_emotion_templates", "");
    assertThat(avatar.emotions().names()).doesNotContain("smug");
  }

  @Test
  void talking_and_data_eyes_start_and_stop() throws Exception {
    ok("start_talking", "");
    assertThat(avatar.talking()).isTrue();
    ok("stop_talking", "");
    assertThat(avatar.talking()).isFalse();
    ok("start_data_eyes", "");
    assertThat(avatar.dataEyes()).isTrue();
    ok("stop_data_eyes", "");
    assertThat(avatar.dataEyes()).isFalse();
  }

  @Test
  void fact_7_an_unknown_emotion_is_refused_and_the_emotion_stays() throws Exception {
    ok("set_emotion", ", \"emotion_name\": \"joy\"");
    refused(post("set_emotion", ", \"emotion_name\": \"glee\""), "emotion_name", "glee");
    refused(post("set_emotion", ""), "emotion_name", "is required");
    refused(post("set_emotion", ", \"emotion_name\": 3"), "emotion_name", "must be a string");
    assertThat(avatar.emotion()).isEqualTo("joy");
  }

  @Test
  void fact_27_overrides_are_set_modified_and_unset_and_an_unknown_key_changes_nothing()
      throws Exception {
    ok("set_overrides", ", \"overrides\": {\"mouth_aaa_index\": 1, \"blush1\": 0.5}");
    ok("modify_overrides", ", \"overrides\": {\"mouth_smirk\": 0.25}");
    ok(
        "modify_overrides",
        ", \"action\": \"unset\", \"overrides\": {\"blush1\": 0, \"tears1\": 0}");
    Map<String, Float> expected = Map.of("mouth_aaa_index", 1f, "mouth_smirk", 0.25f);
    assertThat(avatar.overrides().toKeys()).isEqualTo(expected);

    refused(post("set_overrides", ", \"overrides\": {\"nose\": 1}"), "nose", "nose");
    refused(post("modify_overrides", ", \"overrides\": {\"nose\": 1}"), "nose", "nose");
    refused(
        post("modify_overrides", ", \"action\": \"unset\", \"overrides\": {\"nose\": 1}"),
        "nose",
        "nose");
    refused(
        post("modify_overrides", ", \"action\": \"add\", \"overrides\": {}"), "action", "unset");
    refused(post("set_overrides", ", \"overrides\": []"), "overrides", "needs an object");
    assertThat(avatar.overrides().toKeys()).isEqualTo(expected);
    ok("set_overrides", "");
    assertThat(avatar.overrides().isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "start",
        "stop",
        "start_talking",
        "stop_talking",
        "start_data_eyes",
        "stop_data_eyes",
        "load_emotion_templates",
        "load_animator_settings",
        "set_emotion",
        "set_overrides",
        "modify_overrides"
      })
  void every_route_wants_a_known_instance(String route) throws Exception {
    HttpResponse<String> unknown =
        server.postJson(
            "/api/avatar/" + route, "{\"instance_id\": \"x\", \"emotion_name\": \"joy\"}");
    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(TestServer.error(unknown).get("reason").textValue()).contains("\"x\"");
    refused(server.postJson("/api/avatar/" + route, "{}"), "instance_id", "is required");
    refused(
        server.postJson("/api/avatar/" + route, "{\"instance_id\": 3}"),
        "instance_id",
        "must be a string");
    HttpResponse<String> text =
        server.send(
            server.request("/api/avatar/" + route).POST(HttpRequest.BodyPublishers.ofString("{}")));
    assertThat(text.statusCode()).isEqualTo(415);
    assertThat(server.get("/api/avatar/" + route).statusCode()).isEqualTo(405);
  }

  @Test
  void the_default_avatar_answers_to_its_id_and_is_never_unloaded() throws Exception {
    id = "default";
    ok("start_talking", "");
    assertThat(server.avatar.talking()).isTrue();
    ok("unload", "");
    ok("stop_talking", "");
  }

  @Test
  void health_and_modules_are_as_clients_ask_for_them() throws Exception {
    assertThat(server.get("/health").body()).isEqualTo("OK");
    assertThat(TestServer.json(server.get("/api/modules")).get("modules").toString())
        .contains("\"avatar\"", "\"imagefx\"");
  }

  @Test
  void the_filters_come_by_priority_with_defaults_ranges_and_words() throws Exception {
    JsonNode filters = TestServer.json(server.get("/api/avatar/get_available_filters"));
    JsonNode first = filters.at("/filters/0");
    assertThat(first.get(0).textValue()).isEqualTo("zoom");
    assertThat(first.get(1).at("/defaults/factor").doubleValue()).isEqualTo(2);
    assertThat(first.get(1).at("/ranges/factor").toString()).isEqualTo("[1.0,4.0]");
    assertThat(first.get(1).get("docstring").textValue()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({"/api/avatar/result_feed,400", "/api/avatar/result_feed?instance_id=x,404"})
  void a_feed_of_no_instance_is_refused(String path, int status) throws Exception {
    HttpResponse<String> reply = server.get(path);
    assertThat(reply.statusCode()).isEqualTo(status);
    assertThat(TestServer.error(reply).get("reason").textValue()).isNotEmpty();
  }
}
