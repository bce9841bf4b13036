package dev.avatar4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.image.CharacterFiles;
import dev.avatar4j.image.CharacterImages;
import dev.avatar4j.image.ImageLimits;
import dev.avatar4j.image.Picture;
import dev.avatar4j.image.PicturePlacement;
import dev.avatar4j.image.PixelBuffer;
import dev.avatar4j.server.recording.StillEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoctorRoutesTest {
  private static final byte[] HEALTHY = CharacterFiles.picture(CharacterImages.defaultCharacter());

  @AutoClose private final TestServer server = TestServer.start();

  private HttpRequest.Builder post(String query, String type, byte[] body) {
    return server
        .request("/api/v1/doctor" + query)
        .header("Content-Type", type)
        .POST(HttpRequest.BodyPublishers.ofByteArray(body));
  }

  private JsonNode examine(byte[] picture) throws Exception {
    HttpResponse<String> reply = server.send(post("", "image/png", picture));
    assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
    return TestServer.json(reply);
  }

  private PixelBuffer repair(String query, byte[] picture) throws Exception {
    HttpResponse<byte[]> reply =
        server.postPartsForBytes(
            "/api/v1/doctor/repair" + query, TestServer.part("file", "a.png", picture));
    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(reply.headers().firstValue("Content-Type")).contains("image/png");
    return pixels(reply.body());
  }

  private static PixelBuffer pixels(byte[] png) {
    return Picture.read(png, ImageLimits.DEFAULTS).pixels();
  }

  private static byte[] png(PixelBuffer pixels) {
    try (StillEncoder encoder = StillEncoder.reproducible()) {
      return encoder.encode(pixels);
    }
  }

  /** With one visible pixel and one transparent one that has a colour. */
  private static byte[] specked() {
    PixelBuffer pixels = pixels(HEALTHY);
    pixels.rgba()[4 * (30 * 512 + 20) + 3] = (byte) 255;
    pixels.rgba()[4 * (3 * 512 + 7)] = (byte) 200;
    return png(pixels);
  }

  @Test
  void a_healthy_picture_has_no_finding() throws Exception {
    JsonNode diagnosis = examine(HEALTHY);
    assertThat(diagnosis.get("findings")).isEmpty();
    assertThat(diagnosis.get("width").intValue()).isEqualTo(512);
    assertThat(diagnosis.get("alignment").isNull()).isTrue();
    assertThat(diagnosis.get("confidence").doubleValue()).isGreaterThan(0.5);
    assertThat(diagnosis.at("/layout/head/x").intValue()).isEqualTo(192);
    assertThat(diagnosis.at("/layout/eye_line").intValue()).isEqualTo(147);
  }

  @Test
  void each_finding_has_its_severity_its_place_and_its_cure() throws Exception {
    JsonNode findings = examine(specked()).get("findings");
    assertThat(findings.findValuesAsText("id")).containsExactly("stray-pixels", "hidden-colour");
    assertThat(findings.findValuesAsText("severity")).containsExactly("warning", "hint");
    JsonNode speck = findings.get(0);
    assertThat(speck.get("where").toString())
        .isEqualTo("{\"x\":20,\"y\":30,\"width\":1,\"height\":1}");
    assertThat(speck.get("cure").textValue()).isNotBlank();
    assertThat(speck.get("repairable").booleanValue()).isTrue();
  }

  @Test
  void what_is_repaired_can_be_chosen() throws Exception {
    assertThat(repair("", specked()).rgba()).isEqualTo(pixels(HEALTHY).rgba());
    PixelBuffer some = repair("?fix=hidden-colour", specked());
    assertThat(some.rgba()[4 * (30 * 512 + 20) + 3]).isEqualTo((byte) 255);
    assertThat(some.rgba()[4 * (3 * 512 + 7)]).isZero();
    assertThat(repair("?fix=", specked()).rgba()).isEqualTo(pixels(specked()).rgba());
  }

  @Test
  void a_head_out_of_its_place_is_put_there_by_the_placement_that_is_proposed() throws Exception {
    byte[] moved = png(new PicturePlacement(512, 40, 40).apply(pixels(HEALTHY)));
    JsonNode to = examine(moved).get("alignment");
    assertThat(to.get("x").intValue()).isBetween(-45, -25);
    String query = "?fix=&side=" + to.get("side") + "&x=" + to.get("x") + "&y=" + to.get("y");
    assertThat(examine(png(repair(query, moved))).get("findings").findValuesAsText("id"))
        .doesNotContain("position", "face");
    PixelBuffer placed = repair("?fix=&side=512&x=10&y=-3", HEALTHY);
    assertThat(placed.rgba()[4 * (144 * 512 + 266)])
        .isEqualTo(pixels(HEALTHY).rgba()[4 * (147 * 512 + 256)]);
  }

  @ParameterizedTest
  @CsvSource({
    "?fix=halos, repair, stray-pixels",
    "?side=512, x, missing",
    "?side=0&x=0&y=0, side, 2048",
    "?side=9999&x=0&y=0, side, 2048",
    "?side=512&x=a&y=0, x, whole number",
    "?side=512&x=0&y=99999999999, y, whole number"
  })
  void a_senseless_repair_is_refused_by_field(String query, String field, String word)
      throws Exception {
    HttpResponse<String> reply = server.send(post("/repair" + query, "image/png", HEALTHY));
    assertThat(reply.statusCode()).isEqualTo(400);
    assertThat(TestServer.error(reply).get("field").textValue()).isEqualTo(field);
    assertThat(TestServer.error(reply).get("reason").textValue()).contains(word);
  }

  @Test
  void what_is_no_picture_is_refused() throws Exception {
    assertThat(server.send(post("", "image/png", new byte[] {1, 2, 3})).statusCode())
        .isEqualTo(400);
    assertThat(server.send(post("", "text/plain", HEALTHY)).statusCode()).isEqualTo(415);
    assertThat(server.postParts("/api/v1/doctor").statusCode()).isEqualTo(400);
  }
}
