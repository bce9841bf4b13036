package dev.avatar4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatar4j.server.RawClient.Part;
import dev.avatar4j.server.http.ServerLimits;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Picture formats of feeds and snapshots, and their options. */
@Timeout(60)
class StreamFormatsTest {
  @AutoClose private final TestServer server = TestServer.start();

  private RawClient feed(String query) throws Exception {
    return RawClient.get(server.server.port(), "/api/v1/avatars/default/feed" + query);
  }

  @ParameterizedTest
  @CsvSource({"png,89504e47", "qoi,716f6966", "tga,00000a00", "jpeg,ffd8ff"})
  void a_feed_speaks_each_format_and_names_it(String format, String magic) throws Exception {
    for (String name : new String[] {format, format.toUpperCase(Locale.ROOT)}) {
      try (RawClient client = feed("?format=" + name)) {
        Part part = client.readPart();
        assertThat(part.headers()).containsEntry("content-type", "image/" + format);
        assertThat(java.util.HexFormat.of().formatHex(part.body())).startsWith(magic);
      }
    }
  }

  @Test
  void a_jpeg_lies_on_the_background_asked_for() throws Exception {
    transparent();
    try (RawClient client = feed("?format=jpeg&background=%232040c0&quality=95")) {
      assertThat(firstPixel(client.readPart().body()))
          .satisfies(c -> assertThat(c.getRed()).isBetween(0x1C, 0x24))
          .satisfies(c -> assertThat(c.getGreen()).isBetween(0x3C, 0x44))
          .satisfies(c -> assertThat(c.getBlue()).isBetween(0xBC, 0xC4));
    }
    try (RawClient client = feed("?format=jpeg")) {
      assertThat(firstPixel(client.readPart().body())).isEqualTo(Color.WHITE);
    }
  }

  /** Shows nothing at all. */
  private void transparent() {
    server.poser.setTransparent(true);
  }

  private static Color firstPixel(byte[] jpeg) throws Exception {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(jpeg));
    assertThat(image.getWidth()).isEqualTo(512);
    return new Color(image.getRGB(0, 0));
  }

  @ParameterizedTest
  @CsvSource({
    "format=gif,format,png or qoi or tga or jpeg",
    "format=raw,format,png or qoi or tga or jpeg",
    "format=,format,png or qoi or tga or jpeg",
    "format=jpeg&quality=0,quality,1 to 100",
    "format=jpeg&quality=101,quality,1 to 100",
    "format=jpeg&quality=best,quality,1 to 100",
    "format=jpeg&background=blue,background,hexadecimal",
    "format=jpeg&background=,background,hexadecimal",
    "format=png&background=%23ffffff,background,format=jpeg only",
    "quality=80,quality,format=jpeg only"
  })
  void what_a_format_has_not_is_refused(String query, String field, String reason)
      throws Exception {
    HttpResponse<String> reply = server.get("/api/v1/feed?" + query);
    assertThat(reply.statusCode()).isEqualTo(400);
    assertThat(TestServer.error(reply).get("field").textValue()).isEqualTo(field);
    assertThat(TestServer.error(reply).get("reason").textValue()).contains(reason);
  }

  @Test
  void viewers_of_the_same_format_and_options_read_the_same_bytes() throws Exception {
    try (RawClient one = feed("?format=jpeg&quality=70");
        RawClient same = feed("?format=JPEG&quality=70&background=FFFFFF")) {
      Part left = one.readPart();
      Part right = same.readPart();
      for (int i = 0; i < 200 && left.sequence() != right.sequence(); i++) {
        if (left.sequence() < right.sequence()) {
          left = one.readPart();
        } else {
          right = same.readPart();
        }
      }
      assertThat(left.sequence()).isEqualTo(right.sequence());
      assertThat(left.body()).isEqualTo(right.body());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/snapshot", "/api/v1/avatars/default/snapshot"})
  void a_snapshot_is_one_picture_drawn_for_it(String path) throws Exception {
    HttpResponse<byte[]> reply = server.getBytes(path + ".png");
    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(reply.headers().firstValue("Content-Type")).hasValue("image/png");
    assertThat(reply.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(reply.headers().firstValueAsLong("Content-Length")).hasValue(reply.body().length);
    assertThat(reply.headers().firstValue("X-Frame-Sequence")).isPresent();
    assertThat(reply.headers().firstValue("X-Full-Size")).hasValue("512 512");
    assertThat(ImageIO.read(new ByteArrayInputStream(reply.body())).getWidth()).isEqualTo(512);
    assertThat(server.getBytes(path + ".png").body()).isNotEqualTo(reply.body());
    assertThat(server.avatar.statistics().subscribers()).isZero();
  }

  @Test
  void a_snapshot_comes_in_each_format_with_its_options() throws Exception {
    for (String format : new String[] {"png", "qoi", "tga", "jpeg"}) {
      assertThat(server.getBytes("/api/v1/snapshot." + format).headers().firstValue("Content-Type"))
          .hasValue("image/" + format);
    }
    transparent();
    byte[] black = server.getBytes("/api/v1/snapshot.jpeg?background=%23000000").body();
    assertThat(firstPixel(black)).isEqualTo(Color.BLACK);
    assertThat(server.get("/api/v1/snapshot.png?quality=5").statusCode()).isEqualTo(400);
    assertThat(server.get("/api/v1/snapshot.raw").statusCode()).isEqualTo(404);
    assertThat(server.get("/api/v1/avatars/nobody/snapshot.png").statusCode()).isEqualTo(404);
  }

  @Test
  void a_snapshot_of_a_paused_avatar_is_its_last_frame_and_ends_no_pause() throws Exception {
    server.avatar.pause();
    byte[] last = server.getBytes("/api/v1/snapshot.png").body();
    assertThat(server.getBytes("/api/v1/snapshot.png").body()).isEqualTo(last);
    assertThat(server.avatar.paused()).isTrue();
    assertThat(server.avatar.statistics().framesRendered()).isEqualTo(1);
    server.avatar.resume();
    assertThat(server.getBytes("/api/v1/snapshot.png").body()).isNotEqualTo(last);
  }

  @Test
  void a_snapshot_takes_a_place_among_the_feeds_while_it_waits() throws Exception {
    try (TestServer small = TestServer.start(b -> b.limits(ServerLimits.defaults().withFeeds(1)));
        RawClient viewer = RawClient.get(small.server.port(), "/api/v1/feed")) {
      viewer.readPart();
      assertThat(small.get("/api/v1/snapshot.png").statusCode()).isEqualTo(503);
    }
  }

  @ParameterizedTest
  @CsvSource({"tga,TGA", "Jpeg,JPEG", "JPEG,JPEG", "qoi,QOI"})
  void raven_settings_take_formats_in_any_case(String given, String kept) throws Exception {
    server.postJson("/api/talkinghead/load_animator_settings", "{\"format\": \"" + given + "\"}");
    assertThat(server.avatar.settings().toKeys()).containsEntry("format", kept);
  }
}
