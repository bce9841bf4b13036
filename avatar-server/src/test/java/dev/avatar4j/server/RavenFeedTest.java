package dev.avatar4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatar4j.server.RawClient.Part;
import dev.avatar4j.server.avatars.ServedAvatar;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Raven's feed, byte by byte. */
@Timeout(60)
class RavenFeedTest {
  @AutoClose private final TestServer server = TestServer.start();
  private ServedAvatar served;

  @BeforeEach
  void load() throws Exception {
    HttpResponse<String> reply =
        server.postForm("/api/avatar/load", "file", "hana.png", TestServer.png(512, 512));
    served =
        server
            .server
            .avatars()
            .find(TestServer.json(reply).get("instance_id").textValue())
            .orElseThrow();
    post("start", "");
  }

  private HttpResponse<String> post(String route, String fields) throws Exception {
    return server.postJson(
        "/api/avatar/" + route, "{\"instance_id\": \"" + served.id() + "\"" + fields + "}");
  }

  private void settings(String object) throws Exception {
    post("load_animator_settings", ", \"animator_settings\": " + object);
  }

  private RawClient feed() throws IOException {
    return RawClient.get(
        server.server.port(), "/api/avatar/result_feed?instance_id=" + served.id());
  }

  @Test
  void fact_37_every_part_has_exactly_the_known_headers_in_their_order() throws Exception {
    settings("{\"crop\": {\"enabled\": true, \"left\": 0.12, \"right\": 0.88}}");
    try (RawClient client = feed()) {
      assertThat(client.head)
          .contains("\r\nContent-Type: multipart/x-mixed-replace; boundary=frame\r\n")
          .doesNotContain("Content-Length")
          .doesNotContain("Transfer-Encoding");
      for (int i = 0; i < 3; i++) {
        Part part = client.readPart();
        String statistics = part.headers().get("x-server-stats");
        assertThat(part.head())
            .isEqualTo(
                "--frame\r\n"
                    + "Content-Type: image/png\r\n"
                    + "Content-Length: "
                    + part.body().length
                    + "\r\n"
                    + "X-Crop: {\"enabled\":true,\"left\":0.12,\"top\":0.0,\"right\":0.88,"
                    + "\"bottom\":1.0}\r\n"
                    + "X-Full-Size: 512 512\r\n"
                    + "X-Server-Stats: "
                    + statistics
                    + "\r\n"
                    + "Pragma-directive: no-cache\r\n"
                    + "Cache-directive: no-cache\r\n"
                    + "Cache-control: no-cache\r\n"
                    + "Pragma: no-cache\r\n"
                    + "Expires: 0\r\n"
                    + "\r\n");
        String number = "[0-9]+\\.[0-9]";
        assertThat(statistics)
            .matches(
                ("\\{\"render_ms\":N,\"render_fps\":N,\"encode_ms\":N,\"encode_fps\":N,"
                        + "\"wait_ms\":N,\"output_ms\":N,\"output_fps\":N,\"target_fps\":25.0}")
                    .replace("N", number));
      }
    }
  }

  @Test
  void fact_34_talkinghead_margins_on_512_keep_columns_64_to_447() throws Exception {
    server.postJson(
        "/api/talkinghead/load_animator_settings", "{\"crop_left\": 0.25, \"crop_right\": 0.25}");
    try (RawClient client = RawClient.get(server.server.port(), "/api/talkinghead/result_feed")) {
      var image = ImageIO.read(new ByteArrayInputStream(client.readPart().body()));
      assertThat(image.getWidth()).isEqualTo(384);
      assertThat(image.getHeight()).isEqualTo(512);
    }
  }

  @Test
  void fact_35_the_crop_comes_before_enlarging_and_the_full_size_is_that_of_the_whole_picture()
      throws Exception {
    String crop = "\"crop\": {\"enabled\": true, \"left\": 0.12, \"right\": 0.88}";
    settings("{" + crop + "}");
    try (RawClient client = feed()) {
      var image = ImageIO.read(new ByteArrayInputStream(client.readPart().body()));
      assertThat(image.getWidth()).isEqualTo(389);
      assertThat(image.getHeight()).isEqualTo(512);
    }
    settings("{" + crop + ", \"upscale\": 2.0, \"upscale_quality\": \"bilinear\"}");
    try (RawClient client = feed()) {
      Part part = client.readPart();
      var image = ImageIO.read(new ByteArrayInputStream(part.body()));
      assertThat(image.getWidth()).isEqualTo(778);
      assertThat(image.getHeight()).isEqualTo(1024);
      assertThat(part.headers()).containsEntry("x-full-size", "1024 1024");
    }
  }

  @Test
  void a_crop_that_is_off_is_told_all_the_same() throws Exception {
    settings("{\"crop\": {\"enabled\": false, \"left\": 0.2}}");
    try (RawClient client = feed()) {
      assertThat(client.readPart().headers().get("x-crop"))
          .startsWith("{\"enabled\":false,\"left\":0.2,");
    }
  }

  @Test
  void fact_36_while_stopped_the_last_frame_is_sent_again_and_again() throws Exception {
    try (RawClient client = feed()) {
      client.readPart();
      post("stop", "");
      byte[] last = client.readPart().body();
      int repeats = 0;
      for (int i = 0; i < 200 && repeats < 5; i++) {
        byte[] body = client.readPart().body();
        repeats = Arrays.equals(body, last) ? repeats + 1 : 0;
        last = body;
      }
      assertThat(repeats).isEqualTo(5);
    }
  }

  @Test
  void the_format_of_the_settings_is_used_also_when_it_changes_while_streaming() throws Exception {
    settings("{\"format\": \"QOI\"}");
    try (RawClient client = feed()) {
      Part part = client.readPart();
      assertThat(part.headers()).containsEntry("content-type", "image/qoi");
      assertThat(part.body()).startsWith('q', 'o', 'i', 'f');
      settings("{\"format\": \"PNG\"}");
      while (!part.headers().get("content-type").equals("image/png")) {
        part = client.readPart();
      }
      assertThat(part.body()).startsWith(0x89, 'P', 'N', 'G');
    }
    assertThat(served.viewers()).isLessThanOrEqualTo(1);
  }

  @Test
  void a_format_that_changes_while_stopped_is_used_for_the_standing_frame() throws Exception {
    try (RawClient client = feed()) {
      client.readPart();
      post("stop", "");
      settings("{\"format\": \"QOI\"}");
      Part part = client.readPart();
      while (!part.headers().get("content-type").equals("image/qoi")) {
        part = client.readPart();
      }
      assertThat(part.body()).startsWith('q', 'o', 'i', 'f');
    }
  }

  @Test
  void an_unknown_format_is_left_out_of_the_settings_and_the_feed_goes_on() throws Exception {
    try (RawClient client = feed()) {
      client.readPart();
      settings("{\"format\": \"BMP\"}");
      assertThat(served.avatar().settings().toKeys()).containsEntry("format", "PNG");
      assertThat(client.readPart().headers()).containsEntry("content-type", "image/png");
    }
  }

  @Test
  void unload_ends_the_feed() throws Exception {
    try (RawClient client = feed()) {
      client.readPart();
      post("unload", "");
      boolean ended = false;
      for (int i = 0; i < 1000 && !ended; i++) {
        try {
          client.readPart();
        } catch (EOFException e) {
          ended = true;
        }
      }
      assertThat(ended).isTrue();
    }
  }

  @Test
  void several_read_one_instance_and_a_reload_reaches_them_all() throws Exception {
    try (RawClient one = feed();
        RawClient other = feed()) {
      one.readPart();
      other.readPart();
      assertThat(served.viewers()).isEqualTo(2);
      HttpResponse<String> reply =
          server.postParts(
              "/api/avatar/reload",
              TestServer.jsonPart("json", "{\"instance_id\": \"" + served.id() + "\"}"),
              TestServer.part("file", "new.png", TestServer.png(512, 512)));
      assertThat(reply.body()).isEqualTo("OK");
      one.readPart();
      other.readPart();
      assertThat(served.avatar().character().name()).isEqualTo("new");
    }
  }
}
