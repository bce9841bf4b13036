package dev.avatar4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.avatar4j.emotion.EmotionTemplate;
import dev.avatar4j.export.PosedPicture;
import dev.avatar4j.image.ByteSink;
import dev.avatar4j.image.CharacterImages;
import dev.avatar4j.image.PixelBuffer;
import dev.avatar4j.image.PngEncoder;
import dev.avatar4j.pose.Morph;
import dev.avatar4j.pose.Pose;
import dev.avatar4j.poser.Poser;
import dev.avatar4j.poser.PoserSession;
import dev.avatar4j.poser.Posers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stills of the built-in character, over HTTP. */
class PoseRoutesTest {
  private static final String JOY =
      """
      {"pose": {"mouth_aaa_index": 0.333, "eye_wink_left_index": 1, "head_y_index": -0.4},
       "cels": {"blush1": 0.75}}""";

  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.startWithPicture();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static HttpResponse<byte[]> pose(String scope, String body) throws Exception {
    return server.sendForBytes(
        server
            .request(scope + "pose")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private static byte[] png(PixelBuffer pixels) {
    try (PngEncoder encoder = new PngEncoder()) {
      ByteSink bytes = new ByteSink(0);
      encoder.encode(pixels, bytes);
      return bytes.toByteArray();
    }
  }

  private static byte[] drawnBySdk(Pose pose, Map<String, Float> cels) {
    try (Poser poser = Posers.create("warp");
        PoserSession session = poser.open(CharacterImages.defaultCharacter())) {
      return png(PosedPicture.draw(session, new EmotionTemplate("", pose, cels), 0).pixels());
    }
  }

  @Test
  void a_pose_is_answered_with_the_picture_that_a_session_of_the_sdk_draws() throws Exception {
    Pose pose =
        Pose.NEUTRAL
            .with(Morph.MOUTH_AAA, 0.333f)
            .with(Morph.EYE_WINK_LEFT, 1)
            .with(Morph.HEAD_Y, -0.4f);
    byte[] wanted = drawnBySdk(pose, Map.of("blush1", 0.75f));
    for (String scope : List.of("/api/v1/", "/api/v1/avatars/default/")) {
      HttpResponse<byte[]> reply = pose(scope, JOY);
      assertThat(reply.statusCode()).isEqualTo(200);
      assertThat(reply.headers().firstValue("Content-Type")).hasValue("image/png");
      assertThat(reply.headers().firstValue("X-Output")).hasValue("frame");
      assertThat(reply.headers().firstValue("X-Output-Channels")).hasValue("4");
      assertThat(Double.parseDouble(reply.headers().firstValue("X-Render-Millis").orElseThrow()))
          .isPositive();
      assertThat(reply.body()).isEqualTo(wanted).isNotEqualTo(drawnBySdk(pose, Map.of()));
    }
  }

  @Test
  void a_template_as_the_server_tells_it_is_drawn_exactly_as_it_is_stored() throws Exception {
    EmotionTemplate fear = server.avatar.emotions().require("fear");
    String told = server.get("/api/v1/emotions/fear").body();
    assertThat(pose("/api/v1/", told).body()).isEqualTo(drawnBySdk(fear.pose(), fear.cels()));
  }

  @Test
  void an_empty_request_is_the_character_at_rest_and_the_live_picture_does_not_change()
      throws Exception {
    String before = server.get("/api/v1/state").body();
    assertThat(pose("/api/v1/", "{}").body()).isEqualTo(drawnBySdk(Pose.NEUTRAL, Map.of()));
    pose("/api/v1/", JOY);
    JsonNode state = TestServer.json(server.get("/api/v1/state"));
    assertThat(state.get("emotion").textValue()).isEqualTo("neutral");
    assertThat(state.get("overrides")).isEmpty();
    assertThat(before).contains("\"emotion\":\"neutral\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'pose': {'mouth_aa_index': 1}} | mouth_aa_index | mouth_aaa_index",
        "{'pose': {'mouth_aaa_index': 'wide'}} | mouth_aaa_index | finite",
        "{'pose': {'mouth_aaa_index': 1e99}} | mouth_aaa_index | finite",
        "{'pose': {'mouth_aaa_index': null}} | mouth_aaa_index | finite",
        "{'pose': {'mouth_aaa_index': NaN}} | body | JSON",
        "{'pose': [1, 2]} | pose | object",
        "{'cels': {'blush9': 1}} | blush9 | blush1",
        "{'cels': {'blush1': true}} | blush1 | finite",
        "{'output': 1} | output | frame",
        "{'output': -1} | output | frame",
        "{'output': 99999999999} | output | frame",
        "{'output': 0.5} | output | number",
        "{'output': 'editor.color_change'} | output | frame",
        "{'poses': {}} | poses | pose"
      })
  void what_cannot_be_drawn_is_refused_by_field_and_with_the_reason(
      String body, String field, String reason) throws Exception {
    HttpResponse<String> reply = server.postJson("/api/v1/pose", body.replace('\'', '"'));
    assertThat(reply.statusCode()).isEqualTo(400);
    assertThat(TestServer.error(reply).get("field").textValue()).isEqualTo(field);
    assertThat(TestServer.error(reply).get("reason").textValue()).contains(reason);
  }

  @Test
  void the_schema_has_all_morphs_in_their_groups_the_cels_of_the_character_and_the_outputs()
      throws Exception {
    JsonNode schema = TestServer.json(server.get("/api/v1/pose/schema"));
    List<String> keys =
        schema.get("groups").findValues("keys").stream()
            .flatMap(list -> new ObjectMapper().convertValue(list, List.class).stream())
            .map(String.class::cast)
            .toList();
    assertThat(keys).containsExactlyElementsOf(Morph.ALL.stream().map(Morph::key).toList());
    JsonNode wink = schema.get("groups").get(6);
    assertThat(wink.toString())
        .isEqualTo(
            """
            {"name":"eye_wink","category":"eye","label":"Wink","arity":2,\
            "keys":["eye_wink_left_index","eye_wink_right_index"],"min":0.0,"max":1.0}""");
    assertThat(schema.get("groups").findValuesAsText("category"))
        .containsOnly("eyebrow", "eye", "iris", "mouth", "head", "body");
    assertThat(new ObjectMapper().convertValue(schema.get("cels"), List.class))
        .isEqualTo(
            List.of(
                "blush1", "blush2", "blush3", "shadow1", "sweat1", "sweat2", "sweat3", "tears1",
                "tears2", "tears3", "waver1"));
    assertThat(schema.get("outputs").toString()).isEqualTo("[{\"index\":0,\"name\":\"frame\"}]");
  }
}
