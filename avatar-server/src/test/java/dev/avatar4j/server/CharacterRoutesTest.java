package dev.avatar4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.avatar4j.character.CharacterPackage;
import dev.avatar4j.image.CharacterFiles;
import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.CharacterImages;
import dev.avatar4j.image.ImageLimits;
import dev.avatar4j.image.Picture;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class CharacterRoutesTest {
  private static final CharacterImage CHARACTER = CharacterImages.defaultCharacter();
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @AutoClose private final TestServer server = TestServer.start();

  private static byte[] pack(String settings, String emotions) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new CharacterPackage(
            CHARACTER,
            Optional.of((ObjectNode) MAPPER.readTree(emotions)),
            Optional.of((ObjectNode) MAPPER.readTree(settings)))
        .write(out);
    return out.toByteArray();
  }

  private HttpResponse<String> post(String path, String type, byte[] body) throws Exception {
    return server.send(
        server
            .request(path)
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  @Test
  void the_picture_is_what_was_uploaded() throws Exception {
    server.avatar.setCharacter(CHARACTER);
    HttpResponse<byte[]> reply = server.getBytes("/api/v1/character/picture.png");
    assertThat(reply.headers().firstValue("Content-Type")).contains("image/png");
    assertThat(Picture.read(reply.body(), ImageLimits.DEFAULTS).pixels().rgba())
        .isEqualTo(
            Picture.read(CharacterFiles.picture(CHARACTER), ImageLimits.DEFAULTS).pixels().rgba());
  }

  @Test
  void a_package_taken_from_one_avatar_makes_another_the_same() throws Exception {
    server.avatar.setCharacter(CHARACTER);
    server.sendJson("PATCH", "/api/v1/settings", "{\"target_fps\": 17}");
    server.sendJson("PUT", "/api/v1/emotions", "{\"smug\": {\"mouth_smirk\": 1}}");
    HttpResponse<byte[]> pack = server.getBytes("/api/v1/character/package.zip");
    assertThat(pack.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"default.zip\"");
    String id = TestServer.json(server.postJson("/api/v1/avatars", "{}")).get("id").textValue();
    String base = "/api/v1/avatars/" + id;
    HttpResponse<String> reply = post(base + "/character/package", "application/zip", pack.body());
    assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
    assertThat(TestServer.json(reply).at("/character/name").textValue()).isEqualTo("default");
    assertThat(TestServer.json(reply).at("/settings/target_fps").doubleValue()).isEqualTo(17);
    assertThat(server.get(base + "/emotions/smug").body()).contains("\"mouth_smirk\":1.0");
    assertThat(server.getBytes(base + "/character/package.zip").body()).isEqualTo(pack.body());
  }

  @Test
  void what_a_package_does_not_have_stays() throws Exception {
    server.sendJson("PATCH", "/api/v1/settings", "{\"target_fps\": 17}");
    byte[] picture = CharacterFiles.picture(CHARACTER);
    HttpResponse<String> reply =
        server.postParts(
            "/api/v1/character/package",
            TestServer.part("a", "me.png", picture),
            TestServer.part("b", "me_blush1.png", CharacterFiles.cels(CHARACTER).get("blush1")));
    assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
    assertThat(server.avatar.character().cels()).containsOnlyKeys("blush1");
    assertThat(TestServer.json(reply).at("/settings/target_fps").doubleValue()).isEqualTo(17);
  }

  @Test
  void a_package_in_a_form_is_unpacked() throws Exception {
    HttpResponse<String> reply =
        server.postForm(
            "/api/v1/character/package", "file", "x.zip", pack("{\"target_fps\": 9}", "{}"));
    assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
    assertThat(server.avatar.character().name()).isEqualTo("default");
  }

  @Test
  void a_wrong_package_changes_nothing_and_says_which_file_and_why() throws Exception {
    String before = server.get("/api/v1/settings").body();
    byte[] good = pack("{\"target_fps\": 9}", "{\"smug\": {\"mouth_smirk\": 1}}");
    assertRefused(pack("{\"target_fps\": 9e9}", "{}"), "default_animator.json", "target_fps");
    assertRefused(pack("{\"postprocessor_chain\": [[\"nonsense\", {}]]}", "{}"), null, "nonsense");
    assertRefused(pack("{\"target_fps\": 9}", "{\"joy\": 3}"), "default_emotions.json", "joy");
    assertRefused(Arrays.copyOf(good, good.length - 9), "package", "cut off");
    assertRefused("hello".getBytes(StandardCharsets.UTF_8), "package", "no ZIP");
    assertThat(server.get("/api/v1/settings").body()).isEqualTo(before);
    assertThat(server.avatar.emotions().names()).doesNotContain("smug");
    assertThat(post("/api/v1/character/package", "text/plain", good).statusCode()).isEqualTo(415);
  }

  private void assertRefused(byte[] archive, String field, String word) throws Exception {
    HttpResponse<String> reply = post("/api/v1/character/package", "application/zip", archive);
    assertThat(reply.statusCode()).isEqualTo(400);
    JsonNode error = TestServer.error(reply);
    if (field != null) {
      assertThat(error.get("field").textValue()).isEqualTo(field);
    }
    assertThat(error.get("reason").textValue()).contains(word);
    assertThat(server.avatar.character().name()).isEqualTo("plain");
  }

  @Test
  void a_character_that_the_poser_refuses_leaves_all_as_it_was() throws Exception {
    HttpResponse<String> reply =
        server.postParts(
            "/api/v1/character/package",
            TestServer.part(
                "a", FakePoser.REFUSED_NAME + ".png", CharacterFiles.picture(CHARACTER)),
            TestServer.part(
                "b",
                FakePoser.REFUSED_NAME + "_animator.json",
                "{\"target_fps\": 9}".getBytes(StandardCharsets.UTF_8)));
    assertThat(reply.statusCode()).isEqualTo(400);
    assertThat(server.avatar.character().name()).isEqualTo("plain");
    assertThat(server.avatar.settings().targetFps()).isEqualTo(25);
  }

  private JsonNode landmarks() throws Exception {
    return TestServer.json(server.get("/api/v1/character/landmarks"));
  }

  private HttpResponse<String> correct(String landmarks) throws Exception {
    return server.sendJson("PUT", "/api/v1/character/landmarks", landmarks);
  }

  @Test
  void landmarks_are_found_corrected_and_found_again() throws Exception {
    server.avatar.setCharacter(CHARACTER.withLandmarks(Optional.empty()));
    JsonNode found = landmarks();
    assertThat(found.get("given").booleanValue()).isFalse();
    assertThat(found.get("missing")).isEmpty();
    assertThat(found.at("/landmarks/leftEye/iris/center/0").doubleValue()).isBetween(276.0, 284.0);
    ObjectNode changed = found.get("landmarks").deepCopy();
    ((ArrayNode) changed.get("chin")).removeAll().add(256).add(195.5);
    long changes = TestServer.json(server.get("/api/v1/state")).at("/character/changes").asLong();
    HttpResponse<String> reply = correct(changed.toString());
    assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
    assertThat(landmarks().get("given").booleanValue()).isTrue();
    assertThat(landmarks().get("landmarks")).isEqualTo(changed);
    assertThat(server.avatar.character().landmarks().orElseThrow()).contains("195.5");
    assertThat(TestServer.json(server.get("/api/v1/state")).at("/character/changes").asLong())
        .isEqualTo(changes + 1);
    server.send(server.request("/api/v1/character/landmarks").DELETE());
    assertThat(landmarks()).isEqualTo(found);
  }

  @Test
  void landmarks_outside_of_the_picture_or_out_of_order_are_refused_and_change_nothing()
      throws Exception {
    server.avatar.setCharacter(CHARACTER);
    for (String[] wrong :
        new String[][] {
          {"{\"version\": 1, \"chin\": [256, 512]}", "landmarks.chin"},
          {"{\"version\": 1, \"chin\": [256, 100], \"nose\": [256, 160]}", "landmarks.nose"},
          {"{\"version\": 3}", "landmarks.version"},
          {"{\"version\": 1, \"mouth\": 5}", "landmarks.mouth"}
        }) {
      HttpResponse<String> reply = correct(wrong[0]);
      assertThat(reply.statusCode()).isEqualTo(400);
      assertThat(TestServer.error(reply).get("field").textValue()).isEqualTo(wrong[1]);
    }
    assertThat(server.avatar.character().landmarks()).isEqualTo(CHARACTER.landmarks());
  }

  @Test
  void what_is_not_found_is_offered_as_the_layout_has_it() throws Exception {
    JsonNode reply = landmarks();
    assertThat(reply.get("landmarks").has("leftEye")).isFalse();
    assertThat(reply.get("warnings")).isNotEmpty();
    ObjectNode all = reply.get("landmarks").deepCopy();
    all.setAll((ObjectNode) reply.get("missing"));
    assertThat(all.has("mouth") && all.has("rightBrow")).isTrue();
    assertThat(correct(all.toString()).statusCode()).isEqualTo(200);
    assertThat(landmarks().get("missing")).isEmpty();
  }
}
