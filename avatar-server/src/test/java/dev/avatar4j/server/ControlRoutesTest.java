package dev.avatar4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.animation.Gaze;
import dev.avatar4j.animation.Overrides;
import dev.avatar4j.cel.CharacterCel;
import dev.avatar4j.pose.Morph;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControlRoutesTest {
  @AutoClose private final TestServer server = TestServer.start();

  @Test
  void the_character_looks_at_a_point_away_or_wherever_it_likes() throws Exception {
    assertThat(post("gaze", "{'gaze': [0.5, -0.25]}").get("gaze").toString())
        .isEqualTo("[0.5,-0.25]");
    assertThat(server.avatar.gaze()).isEqualTo(Gaze.at(0.5, -0.25));
    assertThat(post("gaze", "{'gaze': 'away'}").get("gaze").textValue()).isEqualTo("away");
    assertThat(server.avatar.gaze()).isEqualTo(Gaze.AWAY);
    assertThat(post("gaze", "{'gaze': null}").get("gaze").isNull()).isTrue();
    assertThat(server.avatar.gaze()).isEqualTo(Gaze.FREE);
  }

  @Test
  void data_eyes_are_switched_on_and_off() throws Exception {
    assertThat(post("data_eyes", "{'on': true}").get("data_eyes").booleanValue()).isTrue();
    assertThat(server.avatar.dataEyes()).isTrue();
    assertThat(post("data_eyes", "{'on': false}").get("data_eyes").booleanValue()).isFalse();
    assertThat(server.avatar.dataEyes()).isFalse();
  }

  @Test
  void the_effects_are_listed_and_each_can_be_played() throws Exception {
    JsonNode effects = TestServer.json(server.get("/api/v1/effects")).get("effects");
    assertThat(effects).hasSize(11);
    for (JsonNode effect : effects) {
      post("effects", "{'effect': " + effect + "}");
    }
  }

  @Test
  void the_state_tells_what_the_stages_of_the_poser_have_done() throws Exception {
    JsonNode stages = post("talking", "{'on': true}").get("poser").get("stages");
    assertThat(stages.toString())
        .isEqualTo(
            "[{\"name\":\"paint\",\"hits\":3,\"misses\":1,\"entries\":2,\"bytes\":4096,"
                + "\"mean_millis\":0.5}]");
  }

  @Test
  void overrides_are_set_modified_and_unset() throws Exception {
    JsonNode state = post("overrides", "{'set': {'mouth_smirk': 0.5}, 'fade': 0.5, 'expiry': 60}");
    assertThat(state.get("overrides").toString()).isEqualTo("{\"mouth_smirk\":0.5}");
    post("overrides", "{'modify': {'blush1': 1}, 'fade': 0}");
    assertThat(server.avatar.overrides().morphs()).isEqualTo(Map.of(Morph.MOUTH_SMIRK, 0.5f));
    assertThat(server.avatar.overrides().cels()).isEqualTo(Map.of(CharacterCel.BLUSH1, 1f));
    post("overrides", "{'unset': ['mouth_smirk', 'mouth_delta']}");
    assertThat(server.avatar.overrides().toKeys()).containsOnlyKeys("blush1");
    post("overrides", "{'set': {}}");
    assertThat(server.avatar.overrides().isEmpty()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "gaze | {} | gaze",
        "gaze | {'gaze': [2, 0]} | gaze.x",
        "gaze | {'gaze': [0]} | gaze",
        "gaze | {'gaze': true} | gaze",
        "gaze | {'gaze': null, 'x': 1} | x",
        "effects | {} | effect",
        "effects | {'effect': 'hart'} | effect",
        "effects | {'effect': 5} | effect",
        "data_eyes | {} | on",
        "data_eyes | {'on': 1} | on",
        "overrides | {} | set",
        "overrides | {'set': {}, 'modify': {}} | set",
        "overrides | {'sett': {}} | sett",
        "overrides | {'set': {'mouth_smirk': 2}} | overrides.mouth_smirk",
        "overrides | {'set': {'mouth_smrk': 1}} | overrides.mouth_smrk",
        "overrides | {'set': {'mouth_smirk': 0.5}, 'fade': -1} | fade",
        "overrides | {'modify': {'mouth_smirk': 0.5}, 'expiry': 'soon'} | expiry",
        "overrides | {'modify': 5} | overrides",
        "overrides | {'unset': 5} | overrides",
        "overrides | {'unset': ['blush9']} | overrides.blush9",
        "overrides | {'unset': ['blush1'], 'expiry': 3} | expiry"
      })
  void a_senseless_request_is_refused_by_field_and_changes_nothing(
      String route, String body, String field) throws Exception {
    server.avatar.setGaze(Gaze.AWAY);
    server.avatar.setOverrides(Overrides.builder().cel(CharacterCel.BLUSH1, 0.5f).build());
    HttpResponse<String> reply = server.postJson("/api/v1/" + route, body.replace('\'', '"'));
    assertThat(reply.statusCode()).isEqualTo(400);
    assertThat(TestServer.error(reply).get("field").textValue()).isEqualTo(field);
    assertThat(TestServer.error(reply).get("reason").textValue()).isNotBlank();
    assertThat(server.avatar.gaze()).isEqualTo(Gaze.AWAY);
    assertThat(server.avatar.dataEyes()).isFalse();
    assertThat(server.avatar.overrides().toKeys()).isEqualTo(Map.of("blush1", 0.5f));
  }

  @Test
  void an_unknown_effect_is_answered_with_the_nearest_name() throws Exception {
    HttpResponse<String> reply = server.postJson("/api/v1/effects", "{\"effect\": \"hart\"}");
    assertThat(TestServer.error(reply).get("reason").textValue())
        .contains("\"hart\"", "Did you mean \"heart\"?");
  }

  private JsonNode post(String route, String body) throws Exception {
    HttpResponse<String> reply = server.postJson("/api/v1/" + route, body.replace('\'', '"'));
    assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
    return TestServer.json(reply);
  }
}
