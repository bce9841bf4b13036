package dev.avatar4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.animation.AnimatorSettings;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SettingsRoutesTest {
  private final TestServer server = TestServer.start();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void a_patch_changes_what_it_mentions_and_a_put_resets_the_rest() throws Exception {
    JsonNode patched =
        TestServer.json(
            server.sendJson(
                "PATCH", "/api/v1/settings", "{\"target_fps\": 30, \"talking_fps\": 6}"));
    assertThat(patched.path("target_fps").asDouble()).isEqualTo(30);
    JsonNode again =
        TestServer.json(
            server.sendJson("PATCH", "/api/v1/settings", "{\"crop\": {\"enabled\": true}}"));
    assertThat(again.path("target_fps").asDouble()).isEqualTo(30);
    assertThat(again.path("crop").path("enabled").asBoolean()).isTrue();
    JsonNode reset =
        TestServer.json(server.sendJson("PUT", "/api/v1/settings", "{\"talking_fps\": 8}"));
    assertThat(reset.path("target_fps").asDouble()).isEqualTo(25);
    assertThat(reset.path("talking_fps").asDouble()).isEqualTo(8);
    assertThat(TestServer.json(server.get("/api/v1/settings"))).isEqualTo(reset);
  }

  @Test
  void every_problem_is_listed_and_nothing_changes() throws Exception {
    HttpResponse<String> reply =
        server.sendJson(
            "PATCH",
            "/api/v1/settings",
            "{\"target_fps\": 0, \"crop\": {\"lft\": 1}, \"talking_fps\": 6}");
    assertThat(reply.statusCode()).isEqualTo(400);
    JsonNode error = TestServer.json(reply).path("error");
    assertThat(error.path("field").asText()).isEqualTo("target_fps");
    assertThat(error.path("reason").asText())
        .contains("2 problems", "needs a number from 1 to 240", "Did you mean \"crop.left\"?");
    assertThat(server.avatar.settings()).isEqualTo(AnimatorSettings.DEFAULTS);
  }

  @Test
  void the_schema_describes_every_setting() throws Exception {
    JsonNode schema = TestServer.json(server.get("/api/v1/settings/schema")).path("settings");
    assertThat(schema).hasSameSizeAs(AnimatorSettings.declarations());
    for (JsonNode entry : schema) {
      assertThat(entry.has("default")).as(entry.toString()).isTrue();
      assertThat(entry.path("help").asText()).isNotEmpty();
      if (entry.path("type").asText().equals("number")) {
        assertThat(entry.path("min").isNumber() && entry.path("max").isNumber()).isTrue();
      }
      if (entry.path("type").asText().equals("choice")) {
        assertThat(entry.path("choices")).contains(entry.path("default"));
      }
    }
  }
}
