package dev.avatar4j.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.image.FrameFormat;
import dev.avatar4j.image.Matte;
import dev.avatar4j.pipeline.FrameSubscription;
import dev.avatar4j.server.recording.Ffmpeg;
import dev.avatar4j.server.recording.RecordingFormat;
import dev.avatar4j.server.recording.RecordingLimits;
import dev.avatar4j.server.recording.RecordingRequest;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recording over HTTP. */
@Timeout(120)
class RecordingRoutesTest {
  private static final String PATH = "/api/v1/avatars/default/recording";
  private static final Ffmpeg NO_FFMPEG =
      new Ffmpeg(List.of("no-such-ffmpeg-here"), Duration.ofSeconds(1));

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @AutoClose private final TestServer server = TestServer.start(b -> b.ffmpeg(NO_FFMPEG));
  @TempDir private Path folder;

  private JsonNode state() throws Exception {
    return TestServer.json(server.get(PATH));
  }

  private JsonNode awaitEnd(TestServer on) throws Exception {
    on.server.recordings().awaitEnd("default", PATIENCE);
    JsonNode state = TestServer.json(on.get(PATH));
    assertThat(state.get("state").textValue()).isIn("done", "failed");
    return state;
  }

  /** Looks again whenever there is a new frame. */
  private void awaitFrames(int count) throws Exception {
    try (FrameSubscription frames = server.avatar.subscribe(FrameFormat.QOI)) {
      while (state().get("frames").intValue() < count) {
        assertThat(state().get("state").textValue()).isEqualTo("recording");
        frames.next(PATIENCE).orElseThrow().close();
      }
    }
  }

  /** The chunks of a PNG by type, as their data. */
  private record Chunk(String type, ByteBuffer data) {
    static List<Chunk> all(byte[] png) {
      ByteBuffer file = ByteBuffer.wrap(png).position(8);
      List<Chunk> chunks = new ArrayList<>();
      while (file.hasRemaining()) {
        byte[] data = new byte[file.getInt()];
        byte[] type = new byte[4];
        file.get(type).get(data).getInt();
        chunks.add(new Chunk(new String(type, StandardCharsets.US_ASCII), ByteBuffer.wrap(data)));
      }
      return chunks;
    }
  }

  @Test
  void an_animated_png_of_the_live_picture_has_the_length_and_pace_asked_for() throws Exception {
    assertThat(state().get("state").textValue()).isEqualTo("none");
    HttpResponse<String> started =
        server.postJson(PATH, "{\"format\": \"apng\", \"seconds\": 0.8, \"fps\": 10}");
    assertThat(started.statusCode()).isEqualTo(202);
    JsonNode done = awaitEnd(server);
    assertThat(done.get("state").textValue()).as("%s", done).isEqualTo("done");
    assertThat(done.get("ended").textValue()).isEqualTo("length");
    assertThat(done.get("seconds").doubleValue()).isEqualTo(0.8);

    HttpResponse<byte[]> film = server.getBytes(PATH + "/result");
    assertThat(film.headers().firstValue("Content-Type")).hasValue("image/apng");
    assertThat(film.headers().firstValue("Content-Disposition"))
        .hasValue("attachment; filename=\"avatar.png\"");
    assertThat(film.headers().firstValueAsLong("Content-Length"))
        .hasValue(done.get("bytes").longValue());
    HttpResponse<String> head = server.sendJson("HEAD", PATH + "/result", "");
    assertThat(head.headers().firstValueAsLong("Content-Length"))
        .hasValue(done.get("bytes").longValue());
    assertThat(head.body()).isEmpty();
    List<Chunk> chunks = Chunk.all(film.body());
    List<Chunk> controls = chunks.stream().filter(c -> c.type().equals("fcTL")).toList();
    assertThat(chunks.get(1).type()).isEqualTo("acTL");
    assertThat(chunks.get(1).data().getInt(0)).isEqualTo(controls.size());
    assertThat(controls).hasSize(done.get("frames").intValue()).hasSizeGreaterThan(1);
    assertThat(controls).allMatch(control -> control.data().getShort(22) == 10);
    int periods = controls.stream().mapToInt(control -> control.data().getShort(20)).sum();
    assertThat(periods).isEqualTo(8);
    assertThat(periods - controls.size()).isEqualTo(done.get("missed").intValue());
    assertThat(ImageIO.read(new ByteArrayInputStream(film.body())).getWidth()).isEqualTo(512);
  }

  @Test
  void a_recording_goes_on_until_it_is_stopped_and_can_be_fetched_then() throws Exception {
    server.postJson(PATH, "{\"format\": \"png-frames\"}");
    awaitFrames(3);
    HttpResponse<String> early = server.get(PATH + "/result");
    assertThat(early.statusCode()).isEqualTo(409);
    assertThat(server.postJson(PATH, "{\"format\": \"apng\"}").statusCode()).isEqualTo(409);
    assertThat(server.postJson(PATH + "/stop", "{}").statusCode()).isEqualTo(200);
    JsonNode done = awaitEnd(server);
    assertThat(done.get("ended").textValue()).isEqualTo("stopped");
    assertThat(done.get("fps").intValue()).isEqualTo(25);
    int pictures = 0;
    String last = "";
    HttpResponse<byte[]> film = server.getBytes(PATH + "/result");
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(film.body()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        last = entry.getName();
        if (last.endsWith(".png")) {
          assertThat(ImageIO.read(new ByteArrayInputStream(zip.readAllBytes()))).isNotNull();
          pictures++;
        }
      }
    }
    assertThat(pictures).isEqualTo(done.get("frames").intValue()).isGreaterThanOrEqualTo(3);
    assertThat(last).isEqualTo("timing.json");
  }

  @Test
  void a_paused_avatar_is_recorded_standing_still() throws Exception {
    server.getBytes("/api/v1/snapshot.png");
    server.avatar.pause();
    server.postJson(PATH, "{\"format\": \"apng\", \"seconds\": 0.4, \"fps\": 20}");
    JsonNode done = awaitEnd(server);
    assertThat(done.get("state").textValue()).isEqualTo("done");
    assertThat(done.get("frames").intValue()).isEqualTo(1);
    assertThat(done.get("missed").intValue()).isEqualTo(7);
    assertThat(done.get("seconds").doubleValue()).isEqualTo(0.4);
  }

  @Test
  void a_background_makes_the_film_opaque() throws Exception {
    server.poser.setTransparent(true);
    server.postJson(PATH, "{\"format\": \"apng\", \"seconds\": 0.1, \"background\": \"#00ff00\"}");
    awaitEnd(server);
    var image = ImageIO.read(new ByteArrayInputStream(server.getBytes(PATH + "/result").body()));
    assertThat(image.getRGB(5, 5)).isEqualTo(0xFF00FF00);
  }

  @Test
  void the_formats_are_told_with_what_those_lack_that_need_ffmpeg() throws Exception {
    JsonNode options = TestServer.json(server.get(PATH + "/formats"));
    assertThat(options.get("longest_seconds").doubleValue()).isEqualTo(600);
    assertThat(options.get("most_bytes").longValue()).isEqualTo(512L << 20);
    assertThat(options.get("formats").findValuesAsText("format"))
        .containsExactly("apng", "png-frames", "webm", "mp4");
    assertThat(options.get("formats").findValuesAsText("transparent"))
        .containsExactly("true", "true", "true", "false");
    assertThat(options.at("/formats/0/missing").isNull()).isTrue();
    assertThat(options.at("/formats/2/missing").textValue()).contains("apt install ffmpeg");
    assertThat(options.at("/formats/3/missing").textValue()).contains("apt install ffmpeg");
  }

  @Test
  void an_mp4_is_opaque_and_white_unless_told_otherwise() {
    var request = new RecordingRequest(RecordingFormat.MP4, 1, 25, Optional.empty());
    assertThat(request.background()).contains(Matte.WHITE);
    Matte blue = new Matte(0x0000FF);
    var chosen = new RecordingRequest(RecordingFormat.MP4, 1, 25, Optional.of(blue));
    assertThat(chosen.background()).contains(blue);
  }

  @Test
  void delete_ends_a_recording_and_its_film() throws Exception {
    assertThat(server.sendJson("DELETE", PATH, "").statusCode()).isEqualTo(404);
    server.postJson(PATH, "{\"format\": \"apng\"}");
    awaitFrames(1);
    assertThat(server.sendJson("DELETE", PATH, "").statusCode()).isEqualTo(204);
    assertThat(state().get("state").textValue()).isEqualTo("none");
    assertThat(server.get(PATH + "/result").statusCode()).isEqualTo(404);
    assertThat(server.postJson(PATH + "/stop", "{}").statusCode()).isEqualTo(404);
    assertThat(server.avatar.statistics().subscribers()).isZero();
  }

  @Test
  void a_frame_of_another_size_ends_the_film_with_what_there_is() throws Exception {
    server.postJson(PATH, "{\"format\": \"apng\"}");
    awaitFrames(1);
    server.sendJson("PATCH", "/api/v1/settings", "{\"crop\": {\"enabled\": true, \"left\": 0.5}}");
    JsonNode done = awaitEnd(server);
    assertThat(done.get("ended").textValue()).isEqualTo("frame_size_changed");
    assertThat(done.get("width").intValue()).isEqualTo(512);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|format|required",
        "{\"format\": \"gif\"}|format|apng, png-frames, webm",
        "{\"format\": \"apng\", \"seconds\": 0}|seconds|above 0",
        "{\"format\": \"apng\", \"seconds\": 601}|seconds|at most 600",
        "{\"format\": \"apng\", \"seconds\": \"5\"}|seconds|number",
        "{\"format\": \"apng\", \"fps\": 61}|fps|1 to 60",
        "{\"format\": \"apng\", \"fps\": 2.5}|fps|1 to 60",
        "{\"format\": \"apng\", \"background\": \"green\"}|background|hexadecimal",
        "{\"format\": \"apng\", \"file\": \"/etc/passwd\"}|file|means nothing",
        "{\"format\": \"webm\"}|format|apt install ffmpeg"
      })
  void what_cannot_be_recorded_is_refused(String body, String field, String reason)
      throws Exception {
    HttpResponse<String> reply = server.postJson(PATH, body);
    assertThat(reply.statusCode()).isEqualTo(400);
    assertThat(TestServer.error(reply).get("field").textValue()).isEqualTo(field);
    assertThat(TestServer.error(reply).get("reason").textValue()).contains(reason);
    assertThat(state().get("state").textValue()).isEqualTo("none");
  }

  @Test
  void limits_on_size_and_number_hold() throws Exception {
    RecordingLimits limits = new RecordingLimits(60, 300_000, 1 << 30, 1);
    try (TestServer small = TestServer.start(b -> b.recordingLimits(limits))) {
      String other = TestServer.json(small.postJson("/api/v1/avatars", "{}")).get("id").textValue();
      small.postJson(PATH, "{\"format\": \"apng\", \"fps\": 1}");
      HttpResponse<String> second =
          small.postJson("/api/v1/avatars/" + other + "/recording", "{\"format\": \"apng\"}");
      assertThat(second.statusCode()).isEqualTo(503);
      small.sendJson("DELETE", PATH, "");
      small.postJson(PATH, "{\"format\": \"apng\"}");
      JsonNode done = awaitEnd(small);
      assertThat(done.get("ended").textValue()).isEqualTo("size_limit");
      assertThat(done.get("bytes").longValue()).isBetween(300_000L, 3_000_000L);
    }
  }

  @Test
  void disk_space_of_films_is_given_back() throws Exception {
    RecordingLimits limits = new RecordingLimits(60, 1 << 30, 400_000, 1);
    try (TestServer small = TestServer.start(b -> b.recordingLimits(limits))) {
      for (int i = 0; i < 3; i++) {
        assertThat(small.postJson(PATH, "{\"format\": \"apng\"}").statusCode()).isEqualTo(202);
        assertThat(awaitEnd(small).get("ended").textValue()).isEqualTo("size_limit");
      }
    }
  }

  @Test
  void unloading_the_avatar_and_stopping_the_server_leave_no_files() throws Exception {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    List<Path> before = recordings(temporary);
    try (TestServer other = TestServer.start()) {
      String id = TestServer.json(other.postJson("/api/v1/avatars", "{}")).get("id").textValue();
      other.postJson("/api/v1/avatars/" + id + "/recording", "{\"format\": \"png-frames\"}");
      other.postJson(PATH, "{\"format\": \"apng\", \"seconds\": 0.1}");
      awaitEnd(other);
      List<Path> during = recordings(temporary);
      during.removeAll(before);
      Path own = during.get(0);
      other.sendJson("DELETE", "/api/v1/avatars/" + id, "");
      assertThat(own).isDirectoryNotContaining("glob:**.{zip,part}");
      assertThat(own).isDirectoryContaining("glob:**.png");
      other.close();
      assertThat(own).doesNotExist();
    }
  }

  private static List<Path> recordings(Path temporary) throws Exception {
    try (var entries = Files.newDirectoryStream(temporary, "avatar-recordings-*")) {
      List<Path> found = new ArrayList<>();
      entries.forEach(found::add);
      return found;
    }
  }

  @Test
  void an_ffmpeg_that_dies_fails_the_recording_and_nothing_else() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "The stand-in is a shell script");
    Path script =
        Files.writeString(
            folder.resolve("ffmpeg.sh"),
            "case \"$*\" in *-encoders*) echo libvpx-vp9; exit 0;; esac; echo boom >&2; exit 4");
    Ffmpeg dying = new Ffmpeg(List.of("/bin/sh", script.toString()), Duration.ofSeconds(20));
    try (TestServer other = TestServer.start(b -> b.ffmpeg(dying));
        RawClient viewer = RawClient.get(other.server.port(), "/api/v1/feed")) {
      long sequence = viewer.readPart().sequence();
      other.postJson(PATH, "{\"format\": \"webm\"}");
      JsonNode failed = awaitEnd(other);
      assertThat(failed.get("state").textValue()).isEqualTo("failed");
      assertThat(failed.get("error").textValue()).contains("ended with 4", "boom");
      HttpResponse<String> result = other.get(PATH + "/result");
      assertThat(result.statusCode()).isEqualTo(409);
      assertThat(TestServer.error(result).get("reason").textValue()).contains("boom");
      assertThat(viewer.readPart().sequence()).isGreaterThan(sequence);
      assertThat(other.postJson(PATH, "{\"format\": \"apng\"}").statusCode()).isEqualTo(202);
    }
  }

  @Test
  void a_recording_whose_ffmpeg_hangs_is_deleted_without_waiting_for_it() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "The stand-in is a shell script");
    Path script =
        Files.writeString(
            folder.resolve("ffmpeg.sh"),
            "case \"$*\" in *-encoders*) echo libvpx-vp9; exit 0;; esac; exec sleep 1000");
    Ffmpeg hanging = new Ffmpeg(List.of("/bin/sh", script.toString()), Duration.ofHours(1));
    try (TestServer other = TestServer.start(b -> b.ffmpeg(hanging))) {
      other.postJson(PATH, "{\"format\": \"webm\"}");
      while (TestServer.json(other.get(PATH)).get("width").intValue() == 0) {
        assertThat(TestServer.json(other.get(PATH)).get("state").textValue())
            .isEqualTo("recording");
      }
      assertThat(other.sendJson("DELETE", PATH, "").statusCode()).isEqualTo(204);
    }
  }
}
