package dev.avatar4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageFxRoutesTest {
  private static final String PROCESS = "/api/imagefx/process";
  private static final String UPSCALE = "/api/imagefx/upscale";

  @AutoClose private final TestServer server = TestServer.start();

  private HttpResponse<byte[]> post(String path, byte[] picture, String json) throws Exception {
    return server.postPartsForBytes(
        path, TestServer.part("file", "in.png", picture), TestServer.jsonPart("json", json));
  }

  private static BufferedImage image(HttpResponse<byte[]> reply) throws Exception {
    return ImageIO.read(new ByteArrayInputStream(reply.body()));
  }

  @Test
  void an_empty_chain_gives_the_picture_back() throws Exception {
    byte[] picture = TestServer.png(40, 30);
    HttpResponse<byte[]> reply = post(PROCESS, picture, "{\"format\": \"png\", \"filters\": []}");
    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(reply.headers().firstValue("Content-Type")).hasValue("image/png");
    BufferedImage before = ImageIO.read(new ByteArrayInputStream(picture));
    BufferedImage after = image(reply);
    assertThat(after.getWidth()).isEqualTo(40);
    assertThat(after.getHeight()).isEqualTo(30);
    for (int i = 0; i < 40 * 30; i++) {
      assertThat(after.getRGB(i % 40, i / 40)).isEqualTo(before.getRGB(i % 40, i / 40));
    }
  }

  @Test
  void filters_are_applied_in_order() throws Exception {
    HttpResponse<byte[]> reply =
        post(
            PROCESS,
            TestServer.png(40, 40),
            "{\"format\": \"png\", \"filters\": [[\"translucent_display\", {\"alpha\": 0.5}]]}");
    assertThat(image(reply).getRGB(20, 20) >>> 24).isBetween(127, 128);
  }

  @Test
  void the_result_comes_in_the_format_asked_for() throws Exception {
    HttpResponse<byte[]> reply =
        post(PROCESS, TestServer.png(8, 8), "{\"format\": \"QOI\", \"filters\": []}");
    assertThat(reply.headers().firstValue("Content-Type")).hasValue("image/qoi");
    assertThat(reply.body()).startsWith('q', 'o', 'i', 'f');
  }

  @Test
  void a_picture_is_brought_to_the_size_asked_for() throws Exception {
    HttpResponse<byte[]> reply =
        post(
            UPSCALE,
            TestServer.png(40, 30),
            "{\"format\": \"png\", \"upscaled_width\": 100, \"upscaled_height\": 75,"
                + " \"preset\": \"C\", \"quality\": \"bicubic\"}");
    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(image(reply).getWidth()).isEqualTo(100);
    assertThat(image(reply).getHeight()).isEqualTo(75);
    assertThat(image(reply).getRGB(50, 37) >>> 24).isEqualTo(255);
    assertThat(image(reply).getRGB(0, 0) >>> 24).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "process | {\"filters\": []}                                         | format",
        "process | {\"format\": \"gif\", \"filters\": []}                    | format",
        "process | {\"format\": \"png\"}                                     | filters",
        "process | {\"format\": \"png\", \"filters\": [[\"nope\", {}]]}      | filters",
        "process | []                                                        | json",
        "upscale | {\"format\": \"png\", \"upscaled_height\": 75, \"preset\": \"C\", \"quality\": \"bicubic\"} | upscaled_width",
        "upscale | {\"format\": \"png\", \"upscaled_width\": 1e99, \"upscaled_height\": 75, \"preset\": \"C\", \"quality\": \"bicubic\"} | upscaled_width",
        "upscale | {\"format\": \"png\", \"upscaled_width\": 99999, \"upscaled_height\": 99999, \"preset\": \"C\", \"quality\": \"bicubic\"} | upscaled_width",
        "upscale | {\"format\": \"png\", \"upscaled_width\": 100, \"upscaled_height\": 0, \"preset\": \"C\", \"quality\": \"bicubic\"} | upscaled_width",
        "upscale | {\"format\": \"png\", \"upscaled_width\": 100, \"upscaled_height\": 75, \"preset\": \"D\", \"quality\": \"bicubic\"} | preset",
        "upscale | {\"format\": \"png\", \"upscaled_width\": 100, \"upscaled_height\": 75, \"preset\": \"C\", \"quality\": \"best\"} | quality",
      })
  void whatever_is_wrong_is_400_and_named(String route, String json, String field)
      throws Exception {
    HttpResponse<byte[]> reply = post("/api/imagefx/" + route, TestServer.png(40, 30), json);
    assertThat(reply.statusCode()).isEqualTo(400);
    String body = new String(reply.body(), StandardCharsets.UTF_8);
    assertThat(new ObjectMapper().readTree(body).at("/error/field").textValue()).contains(field);
  }

  @Test
  void a_file_that_is_no_picture_is_400() throws Exception {
    HttpResponse<byte[]> reply =
        post(PROCESS, new byte[] {1, 2, 3}, "{\"format\": \"png\", \"filters\": []}");
    assertThat(reply.statusCode()).isEqualTo(400);
  }

  @Test
  void networks_that_are_not_there_are_a_clear_refusal() throws Exception {
    HttpResponse<byte[]> reply =
        post(
            UPSCALE,
            TestServer.png(40, 30),
            "{\"format\": \"png\", \"upscaled_width\": 100, \"upscaled_height\": 75,"
                + " \"preset\": \"C\", \"quality\": \"high\"}");
    // whoever has the networks may run this as well
    assertThat(reply.statusCode()).isIn(200, 400);
    if (reply.statusCode() == 400) {
      assertThat(new String(reply.body(), StandardCharsets.UTF_8)).contains("Anime4K");
    }
  }
}
