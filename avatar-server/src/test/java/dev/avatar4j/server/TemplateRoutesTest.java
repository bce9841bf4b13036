package dev.avatar4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.avatar4j.emotion.EmotionLibrary;
import dev.avatar4j.emotion.EmotionTemplate;
import dev.avatar4j.pose.Morph;
import dev.avatar4j.pose.Pose;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Single emotions of an avatar, saved and reset. */
class TemplateRoutesTest {
  @AutoClose private final TestServer server = TestServer.start();

  private HttpResponse<String> put(String name, String body) throws Exception {
    return server.sendJson("PUT", "/api/v1/emotions/" + name, body);
  }

  private JsonNode delete(String path) throws Exception {
    HttpResponse<String> reply = server.send(server.request(path).DELETE());
    assertThat(reply.statusCode()).isEqualTo(200);
    return TestServer.json(reply);
  }

  private EmotionTemplate template(String name) {
    return server.avatar.emotions().require(name);
  }

  @Test
  void a_template_is_saved_beside_the_others_in_each_of_its_forms() throws Exception {
    assertThat(put("smug", "{\"mouth_smirk\": 0.25}").statusCode()).isEqualTo(200);
    put("shy", "{\"pose\": {\"mouth_smirk\": 0.5}, \"cels\": [[\"blush1\", 0.75]]}");
    Pose quarter = Pose.NEUTRAL.with(Morph.MOUTH_SMIRK, 0.25f);
    assertThat(template("smug")).isEqualTo(new EmotionTemplate("smug", quarter, Map.of()));
    assertThat(template("shy").cels()).isEqualTo(Map.of("blush1", 0.75f));
    JsonNode list = TestServer.json(server.get("/api/v1/emotions"));
    assertThat(list.get("emotions")).hasSize(30);
    assertThat(list.get("own").toString()).isEqualTo("[\"shy\",\"smug\"]");
    JsonNode told = TestServer.json(server.get("/api/v1/avatars/default/emotions/smug"));
    assertThat(told.get("pose").toString())
        .isEqualTo(new ObjectMapper().writeValueAsString(quarter.toKeys()));
  }

  @Test
  void what_was_told_of_a_template_saves_as_the_same_template() throws Exception {
    EmotionTemplate joy = template("joy");
    put("glee", server.get("/api/v1/emotions/joy").body());
    assertThat(template("glee").pose()).isEqualTo(joy.pose());
    assertThat(template("glee").cels()).isEqualTo(joy.cels());
  }

  @Test
  void a_saved_template_is_only_replaced_with_leave_but_a_built_in_one_without() throws Exception {
    assertThat(put("joy", "{\"mouth_smirk\": 0.1}").statusCode()).isEqualTo(200);
    HttpResponse<String> refused = put("joy", "{\"mouth_smirk\": 0.2}");
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(TestServer.error(refused).get("field").textValue()).isEqualTo("emotion");
    assertThat(TestServer.error(refused).get("reason").textValue()).contains("overwrite=true");
    assertThat(template("joy").pose().get(Morph.MOUTH_SMIRK)).isEqualTo(0.1f);
    assertThat(put("joy?overwrite=true", "{\"mouth_smirk\": 0.2}").statusCode()).isEqualTo(200);
    assertThat(template("joy").pose().get(Morph.MOUTH_SMIRK)).isEqualTo(0.2f);
  }

  @Test
  void one_emotion_or_all_go_back_to_what_the_avatar_began_with() throws Exception {
    put("joy", "{}");
    put("fear", "{}");
    put("smug", "{}");
    assertThat(delete("/api/v1/emotions/joy").get("own").toString())
        .isEqualTo("[\"fear\",\"smug\"]");
    assertThat(template("joy")).isEqualTo(EmotionLibrary.factory().require("joy"));
    assertThat(delete("/api/v1/emotions/anger").get("own")).hasSize(2);
    assertThat(delete("/api/v1/emotions/smug").get("emotions")).hasSize(28);
    assertThat(delete("/api/v1/avatars/default/emotions").get("own")).isEmpty();
    assertThat(template("fear")).isEqualTo(EmotionLibrary.factory().require("fear"));
    HttpResponse<String> unknown = server.send(server.request("/api/v1/emotions/smug").DELETE());
    assertThat(unknown.statusCode()).isEqualTo(400);
    assertThat(TestServer.error(unknown).get("reason").textValue()).contains("smug");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "zero | {} | emotion",
        "%5Breset%5D | {} | emotion",
        "%20 | {} | emotions",
        "joy | {'mouth_aaa_index': 'x'} | mouth_aaa_index",
        "joy | {'pose': 5} | pose",
        "joy?overwrite=perhaps | {} | overwrite"
      })
  void a_name_or_a_template_that_makes_no_sense_is_refused_and_changes_nothing(
      String name, String body, String field) throws Exception {
    HttpResponse<String> reply = put(name, body.replace('\'', '"'));
    assertThat(reply.statusCode()).isEqualTo(400);
    assertThat(TestServer.error(reply).get("field").textValue()).contains(field);
    assertThat(server.avatar.emotions().overridden()).isEmpty();
  }

  @Test
  void an_unknown_morph_is_left_out_with_a_warning() throws Exception {
    JsonNode saved = TestServer.json(put("smug", "{\"mouth_smirk\": 1, \"mouth_simrk\": 1}"));
    assertThat(saved.get("warnings")).hasSize(1);
    assertThat(saved.at("/warnings/0").textValue()).contains("mouth_simrk", "left out");
    assertThat(template("smug").pose()).isEqualTo(Pose.NEUTRAL.with(Morph.MOUTH_SMIRK, 1));
  }

  @Test
  void pages_hear_which_emotions_are_the_avatars_own() throws Exception {
    try (SocketClient page = SocketClient.open(server, "default")) {
      assertThat(page.await("hello").at("/state/own_emotions")).isEmpty();
      put("joy", "{}");
      assertThat(page.await("changed").at("/state/own_emotions").toString()).isEqualTo("[\"joy\"]");
    }
  }
}
