package dev.avatar4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.avatar4j.animation.AnimatorSettings;
import dev.avatar4j.server.RawClient.Part;
import dev.avatar4j.server.http.ServerLimits;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FeedTest {
  private static final String OLD_FEED = "/api/talkinghead/result_feed";
  private static final String NEW_FEED = "/api/v1/feed";

  private TestServer server;
  private int port;

  @BeforeEach
  void start() {
    server = TestServer.start();
    port = server.server.port();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void the_old_feed_is_an_endless_multipart_reply_without_length_or_chunks() throws Exception {
    try (RawClient client = RawClient.get(port, OLD_FEED)) {
      assertThat(client.head)
          .startsWith("HTTP/1.1 200 OK\r\n")
          .contains("\r\nContent-Type: multipart/x-mixed-replace; boundary=frame\r\n")
          .contains("\r\nConnection: close\r\n")
          .contains("\r\nX-Request-Duration: ")
          .contains("\r\nAccess-Control-Allow-Origin: *\r\n")
          .doesNotContain("Content-Length")
          .doesNotContain("Transfer-Encoding");
    }
  }

  @Test
  void fact_37_every_part_of_the_old_feed_has_exactly_the_known_bytes() throws Exception {
    try (RawClient client = RawClient.get(port, OLD_FEED)) {
      for (int i = 0; i < 3; i++) {
        Part part = client.readPart();
        assertThat(part.head())
            .isEqualTo(
                "--frame\r\nContent-Type: image/png\r\nContent-Length: "
                    + part.body().length
                    + "\r\n\r\n");
        assertThat(part.body()).startsWith(0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n');
        assertThat(Arrays.copyOfRange(part.body(), part.body().length - 8, part.body().length - 4))
            .containsExactly('I', 'E', 'N', 'D');
      }
    }
  }

  @Test
  void fact_36_while_paused_the_old_feed_repeats_the_last_frame() throws Exception {
    try (RawClient client = RawClient.get(port, OLD_FEED)) {
      client.readPart();
      server.avatar.pause();
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
  void a_feed_opened_while_paused_gets_a_frame() throws Exception {
    server.avatar.pause();
    try (RawClient client = RawClient.get(port, OLD_FEED)) {
      assertThat(client.readPart().body()).isEqualTo(client.readPart().body());
    }
  }

  @Test
  void our_feed_numbers_its_frames_and_sends_only_new_ones() throws Exception {
    try (RawClient client = RawClient.get(port, NEW_FEED)) {
      long last = 0;
      for (int i = 0; i < 10; i++) {
        Part part = client.readPart();
        assertThat(part.head())
            .startsWith(
                ("--frame\r\nContent-Type: image/png\r\nContent-Length: %d\r\n"
                        + "X-Frame-Sequence: %d\r\nX-Crop: ")
                    .formatted(part.body().length, part.sequence()));
        assertThat(part.sequence()).isGreaterThan(last);
        last = part.sequence();
      }
    }
  }

  @Test
  void fact_37_every_part_of_our_feed_tells_length_crop_full_size_and_statistics()
      throws Exception {
    server.avatar.setSettings(
        AnimatorSettings.parse(
            new ObjectMapper()
                .readTree("{\"crop\": {\"enabled\": true, \"left\": 0.12, \"right\": 0.88}}")));
    try (RawClient client = RawClient.get(port, NEW_FEED)) {
      Part part = client.readPart();
      assertThat(part.head())
          .contains("\r\nContent-Length: " + part.body().length + "\r\n")
          .contains(
              "\r\nX-Crop: {\"enabled\":true,\"left\":0.12,\"top\":0.0,\"right\":0.88,"
                  + "\"bottom\":1.0}\r\n")
          .contains("\r\nX-Full-Size: 512 512\r\n")
          .containsPattern(
              "\r\nX-Server-Stats: \\{\"render_ms\":[0-9.]+,\"render_fps\":[0-9.]+,"
                  + "\"encode_ms\":[0-9.]+,\"encode_fps\":[0-9.]+,\"wait_ms\":[0-9.]+,"
                  + "\"output_ms\":[0-9.]+,\"output_fps\":[0-9.]+,\"target_fps\":25.0}\r\n");
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(part.body()));
      assertThat(image.getWidth()).isEqualTo(389);
      assertThat(image.getHeight()).isEqualTo(512);
    }
  }

  @Test
  void our_feed_repeats_the_last_frame_now_and_then_while_paused() throws Exception {
    try (RawClient client = RawClient.get(port, NEW_FEED)) {
      server.avatar.pause();
      long last = client.readPart().sequence();
      boolean repeated = false;
      for (int i = 0; i < 20 && !repeated; i++) {
        long sequence = client.readPart().sequence();
        repeated = sequence == last;
        last = sequence;
      }
      assertThat(repeated).isTrue();
    }
  }

  @Test
  void our_feed_also_speaks_qoi() throws Exception {
    try (RawClient client = RawClient.get(port, NEW_FEED + "?format=qoi")) {
      Part part = client.readPart();
      assertThat(part.headers()).containsEntry("content-type", "image/qoi");
      assertThat(part.body()).startsWith('q', 'o', 'i', 'f');
    }
  }

  @Test
  void an_unknown_format_is_refused() throws Exception {
    var reply = server.get(NEW_FEED + "?format=gif");
    assertThat(reply.statusCode()).isEqualTo(400);
    assertThat(TestServer.error(reply).get("field").textValue()).isEqualTo("format");
    assertThat(TestServer.error(reply).get("reason").textValue())
        .contains("png or qoi or tga or jpeg");
  }

  @Test
  void one_who_reads_byte_by_byte_and_one_who_vanishes_change_nothing_for_the_others()
      throws Exception {
    try (RawClient normal = RawClient.get(port, NEW_FEED);
        RawClient slow = RawClient.getWithSmallBuffer(port, OLD_FEED);
        RawClient vanishing = RawClient.getWithSmallBuffer(port, NEW_FEED)) {
      long start = normal.readPart().sequence();
      assertThat(slow.in.read()).isEqualTo('-');
      assertThat(vanishing.in.readNBytes(200)).hasSize(200);
      vanishing.vanish();

      long last = start;
      for (int i = 0; i < 40; i++) {
        long sequence = normal.readPart().sequence();
        assertThat(sequence).isGreaterThan(last);
        last = sequence;
        if (i % 10 == 0) {
          assertThat(slow.in.read()).isNotNegative();
        }
      }
      while (server.avatar.statistics().subscribers() > 2) {
        normal.readPart();
      }
      assertThat(server.avatar.statistics().framesFailed()).isZero();
      assertThat(slow.in.read()).isNotNegative();
    }
  }

  @Test
  void a_poser_that_fails_costs_frames_but_never_the_feed() throws Exception {
    try (RawClient client = RawClient.get(port, NEW_FEED)) {
      long before = client.readPart().sequence();
      server.poser.setFailing(true);
      while (server.avatar.statistics().framesFailed() < 3) {
        client.readPart();
      }
      server.poser.setFailing(false);
      long after = before;
      for (int i = 0; i < 50 && after < before + 5; i++) {
        after = client.readPart().sequence();
      }
      assertThat(after).isGreaterThanOrEqualTo(before + 5);
    }
  }

  @Test
  void feeds_beyond_the_limit_are_refused_until_one_ends() throws Exception {
    try (TestServer small = TestServer.start(b -> b.limits(ServerLimits.defaults().withFeeds(1)))) {
      int smallPort = small.server.port();
      try (RawClient first = RawClient.get(smallPort, NEW_FEED)) {
        first.readPart();
        var refused = small.get(NEW_FEED);
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(TestServer.error(refused).get("reason").textValue()).contains("1 feeds");
      }
      int status = 503;
      while (status == 503) {
        try (RawClient next = RawClient.get(smallPort, NEW_FEED)) {
          status = next.status();
        }
      }
      assertThat(status).isEqualTo(200);
    }
  }
}
