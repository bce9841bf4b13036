package dev.avatar4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.server.avatars.AvatarLimits;
import dev.avatar4j.server.avatars.ServedAvatar;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AvatarRoutesTest {
  private static final String AVATARS = "/api/v1/avatars";

  @AutoClose
  private final TestServer server =
      TestServer.start(b -> b.avatarLimits(AvatarLimits.DEFAULTS.withCreated(3)));

  private HttpResponse<String> delete(String path) throws Exception {
    return server.send(server.request(path).DELETE());
  }

  private String create() throws Exception {
    HttpResponse<String> reply = server.postJson(AVATARS, "{}");
    assertThat(reply.statusCode()).isEqualTo(201);
    return TestServer.json(reply).get("id").textValue();
  }

  private ServedAvatar served(String id) {
    return server.server.avatars().find(id).orElseThrow();
  }

  @Test
  void an_empty_body_creates_the_default_character() throws Exception {
    HttpResponse<String> reply = server.send(server.request(AVATARS).POST(BodyPublishers.noBody()));
    assertThat(reply.statusCode()).isEqualTo(201);
    String id = TestServer.json(reply).get("id").textValue();
    assertThat(reply.headers().firstValue("Location")).hasValue(AVATARS + "/" + id);
    assertThat(served(id).avatar().character().name()).isEqualTo("default");
    assertThat(TestServer.json(server.get(AVATARS + "/" + id)).get("id").textValue()).isEqualTo(id);
  }

  @Test
  void a_form_creates_a_character_with_cels_settings_and_emotions() throws Exception {
    byte[] picture = TestServer.png(512, 512);
    HttpResponse<String> reply =
        server.postParts(
            AVATARS,
            TestServer.part("file", "hana.png", picture),
            TestServer.part("blush1", "x.png", picture),
            TestServer.part("fx_heart1", "y.png", picture),
            TestServer.part("moustache", "z.png", picture),
            TestServer.jsonPart("json", "{\"paused\": true}"),
            TestServer.jsonPart("settings", "{\"target_fps\": 12}"),
            TestServer.jsonPart("emotions", "{\"smug\": {\"mouth_smirk\": 1}}"));
    assertThat(reply.statusCode()).isEqualTo(201);
    JsonNode state = TestServer.json(reply);
    ServedAvatar served = served(state.get("id").textValue());
    assertThat(served.avatar().character().name()).isEqualTo("hana");
    assertThat(served.avatar().character().cels()).containsOnlyKeys("blush1", "fx_heart1");
    assertThat(served.avatar().warnings()).anyMatch(warning -> warning.contains("moustache"));
    assertThat(served.avatar().settings().targetFps()).isEqualTo(12);
    assertThat(served.avatar().emotions().names()).contains("smug", "joy");
    assertThat(served.avatar().paused()).isTrue();
    assertThat(server.avatar.settings().targetFps()).isEqualTo(25);
  }

  @Test
  void a_bare_picture_creates_its_character() throws Exception {
    HttpResponse<String> reply =
        server.send(
            server
                .request(AVATARS + "?name=hana.png")
                .header("Content-Type", "image/png")
                .POST(BodyPublishers.ofByteArray(TestServer.png(512, 512))));
    assertThat(reply.statusCode()).isEqualTo(201);
    assertThat(TestServer.json(reply).at("/character/name").textValue()).isEqualTo("hana");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"id\": \"mine\"}                      | id         | means nothing here",
        "{\"poser\": \"tha4:/etc\"}              | poser      | does not offer",
        "{\"poser\": 3}                          | poser      | must be a string",
        "{\"settings\": []}                      | settings   | needs an object",
        "{\"settings\": {\"target_fps\": 0}}     | target_fps | from 1 to 240",
        "{\"emotions\": {\"smug\": 7}}           | smug       | smug",
        "{\"automation\": {\"idle\": 7}}         | idle       | means nothing here",
        "{\"automation\": {\"idle_pause_seconds\": -1}} | idle_pause_seconds | from 0 to 86400",
        "{\"paused\": \"yes\"}                   | paused     | true or false",
      })
  void a_request_with_anything_wrong_is_refused_and_nothing_is_created(
      String body, String field, String reason) throws Exception {
    HttpResponse<String> reply = server.postJson(AVATARS, body);
    assertThat(reply.statusCode()).isEqualTo(400);
    assertThat(TestServer.error(reply).get("field").textValue()).contains(field);
    assertThat(TestServer.error(reply).get("reason").textValue()).contains(reason);
    assertThat(server.server.avatars().all()).hasSize(1);
  }

  @Test
  void a_file_that_is_no_picture_creates_nothing() throws Exception {
    HttpResponse<String> reply = server.postForm(AVATARS, "file", "a.png", new byte[] {1, 2, 3});
    assertThat(reply.statusCode()).isEqualTo(400);
    assertThat(server.server.avatars().all()).hasSize(1);
  }

  @Test
  void one_too_many_is_503_until_one_is_deleted() throws Exception {
    String first = create();
    create();
    create();
    HttpResponse<String> refused = server.postJson(AVATARS, "{}");
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(TestServer.error(refused).get("reason").textValue()).contains("All 3 places");
    assertThat(delete(AVATARS + "/" + first).statusCode()).isEqualTo(204);
    create();
  }

  @Test
  void the_list_has_all_avatars_the_limits_and_the_posers() throws Exception {
    String id = create();
    JsonNode list = TestServer.json(server.get(AVATARS));
    assertThat(list.at("/avatars/0/id").textValue()).isEqualTo("default");
    assertThat(list.at("/avatars/0/character").textValue()).isEqualTo("plain");
    assertThat(list.at("/avatars/1/id").textValue()).isEqualTo(id);
    assertThat(list.at("/avatars/1/viewers").intValue()).isZero();
    assertThat(list.at("/avatars/1/saturated").booleanValue()).isFalse();
    assertThat(list.get("limit").intValue()).isEqualTo(4);
    assertThat(list.get("expiry_seconds").doubleValue()).isEqualTo(1800);
    assertThat(list.get("saturated").booleanValue()).isFalse();
    assertThat(list.get("posers").toString()).isEqualTo("[\"fake\",\"warp\"]");
  }

  @Test
  void the_default_avatar_is_not_deleted() throws Exception {
    HttpResponse<String> reply = delete(AVATARS + "/default");
    assertThat(reply.statusCode()).isEqualTo(400);
    assertThat(TestServer.error(reply).get("reason").textValue()).contains("pause it instead");
  }

  @ParameterizedTest
  @CsvSource({
    "GET,",
    "DELETE,",
    "GET,/state",
    "GET,/emotion",
    "POST,/emotion",
    "GET,/emotions",
    "PUT,/emotions",
    "GET,/emotions/joy",
    "GET,/talking",
    "POST,/talking",
    "GET,/gaze",
    "POST,/gaze",
    "GET,/effects",
    "POST,/effects",
    "GET,/data_eyes",
    "POST,/data_eyes",
    "GET,/overrides",
    "POST,/overrides",
    "GET,/paused",
    "POST,/paused",
    "GET,/character",
    "POST,/character",
    "GET,/settings",
    "GET,/settings/schema",
    "PATCH,/settings",
    "PUT,/settings",
    "GET,/statistics",
    "GET,/automation",
    "PATCH,/automation",
    "POST,/ping",
    "GET,/feed"
  })
  void every_route_of_an_avatar_that_is_not_there_is_404(String method, String path)
      throws Exception {
    HttpResponse<String> reply =
        server.sendJson(method, AVATARS + "/no-such-id" + (path == null ? "" : path), "{}");
    assertThat(reply.statusCode()).isEqualTo(404);
    assertThat(TestServer.error(reply).get("field").textValue()).isEqualTo("id");
    assertThat(TestServer.error(reply).get("reason").textValue()).contains("no-such-id");
  }

  @Test
  void what_is_told_one_avatar_changes_no_other() throws Exception {
    String id = create();
    String path = AVATARS + "/" + id;
    server.postJson(path + "/emotion", "{\"emotion\": \"joy\"}");
    server.postJson(path + "/talking", "{\"on\": true}");
    server.postJson(path + "/gaze", "{\"gaze\": [0.5, 0]}");
    server.postJson(path + "/overrides", "{\"set\": {\"blush1\": 1}}");
    server.postJson(path + "/data_eyes", "{\"on\": true}");
    server.postJson(path + "/paused", "{\"on\": true}");
    server.sendJson("PATCH", path + "/settings", "{\"target_fps\": 10}");
    server.sendJson("PUT", path + "/emotions", "{\"smug\": {\"mouth_smirk\": 1}}");
    server.postForm(path + "/character", "file", "hana.png", TestServer.png(512, 512));

    JsonNode state = TestServer.json(server.get(path + "/state"));
    assertThat(state.get("emotion").textValue()).isEqualTo("joy");
    assertThat(state.get("talking").booleanValue()).isTrue();
    assertThat(state.at("/gaze/0").doubleValue()).isEqualTo(0.5);
    assertThat(state.at("/overrides/blush1").doubleValue()).isEqualTo(1);
    assertThat(state.get("data_eyes").booleanValue()).isTrue();
    assertThat(state.get("paused").booleanValue()).isTrue();
    assertThat(state.at("/settings/target_fps").doubleValue()).isEqualTo(10);
    assertThat(state.at("/character/name").textValue()).isEqualTo("hana");

    JsonNode other = TestServer.json(server.get(AVATARS + "/default/state"));
    assertThat(other.get("emotion").textValue()).isEqualTo("neutral");
    assertThat(other.get("talking").booleanValue()).isFalse();
    assertThat(other.get("gaze").isNull()).isTrue();
    assertThat(other.get("overrides")).isEmpty();
    assertThat(other.get("data_eyes").booleanValue()).isFalse();
    assertThat(other.get("paused").booleanValue()).isFalse();
    assertThat(other.at("/settings/target_fps").doubleValue()).isEqualTo(25);
    assertThat(other.at("/character/name").textValue()).isEqualTo("plain");
    assertThat(TestServer.json(server.get("/api/v1/emotions")).toString()).doesNotContain("smug");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "emotion    | {\"emotion\":\"neutral\",\"emotion_mix\":{\"neutral\":1.0}}",
        "talking    | {\"on\":false,\"speaking\":false}",
        "gaze       | {\"gaze\":null}",
        "data_eyes  | {\"on\":false,\"holders\":0}",
        "overrides  | {\"overrides\":{}}",
        "paused     | {\"on\":false,\"idle\":false}",
        "automation | {\"emotion_reset_seconds\":0.0,\"idle_pause_seconds\":0.0,\"data_eyes_counted\":true}",
      })
  void each_part_of_the_state_can_be_read(String part, String expected) throws Exception {
    HttpResponse<String> reply = server.get("/api/v1/" + part);
    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(TestServer.json(reply)).isEqualTo(JSON.readTree(expected));
  }

  private static final com.fasterxml.jackson.databind.ObjectMapper JSON =
      new com.fasterxml.jackson.databind.ObjectMapper();

  @Test
  void a_template_a_character_and_the_statistics_can_be_read() throws Exception {
    JsonNode joy = TestServer.json(server.get("/api/v1/emotions/joy"));
    assertThat(joy.get("pose").has("mouth_smirk")).isTrue();
    assertThat(joy.get("cels").isObject()).isTrue();
    assertThat(server.get("/api/v1/emotions/glee").statusCode()).isEqualTo(400);
    JsonNode character = TestServer.json(server.get("/api/v1/character"));
    assertThat(character.get("name").textValue()).isEqualTo("plain");
    assertThat(character.get("warnings").get(0).textValue()).isEqualTo(FakePoser.WARNING);
    JsonNode statistics = TestServer.json(server.get("/api/v1/statistics"));
    assertThat(statistics.get("target_frames_per_second").doubleValue()).isEqualTo(25);
    assertThat(statistics.get("saturated").booleanValue()).isFalse();
  }

  @Test
  void automation_is_changed_in_part_and_a_ping_keeps_awake() throws Exception {
    server.sendJson("PATCH", "/api/v1/automation", "{\"idle_pause_seconds\": 15}");
    server.sendJson("PATCH", "/api/v1/automation", "{\"emotion_reset_seconds\": 3}");
    JsonNode automation = TestServer.json(server.get("/api/v1/automation"));
    assertThat(automation.get("idle_pause_seconds").doubleValue()).isEqualTo(15);
    assertThat(automation.get("emotion_reset_seconds").doubleValue()).isEqualTo(3);
    assertThat(server.postJson("/api/v1/ping", "{\"seconds\": 60}").statusCode()).isEqualTo(200);
    HttpResponse<String> refused = server.postJson("/api/v1/ping", "{\"seconds\": \"x\"}");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(TestServer.error(refused).get("field").textValue()).isEqualTo("seconds");
  }
}
