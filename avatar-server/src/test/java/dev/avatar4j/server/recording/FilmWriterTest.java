package dev.avatar4j.server.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.image.ImageLimits;
import dev.avatar4j.image.Picture;
import dev.avatar4j.image.PixelBuffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The files that films are written to, and what becomes of them when things go wrong. */
@Timeout(60)
class FilmWriterTest {
  @TempDir private Path folder;

  private static PixelBuffer picture(int shade) {
    PixelBuffer pixels = new PixelBuffer(64, 48);
    Arrays.fill(pixels.rgba(), (byte) shade);
    return pixels;
  }

  /** An ffmpeg of a few lines: it claims the encoder and then behaves as told. */
  private Ffmpeg standIn(String behaviour, Duration patience) throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "The stand-ins are shell scripts");
    String script =
        "case \"$*\" in *-encoders*) echo libvpx-vp9; exit 0;; esac\n"
            + "for file; do :; done; file=\"${file#file:}\"\n"
            + behaviour;
    Path program = Files.writeString(folder.resolve("ffmpeg.sh"), script);
    return new Ffmpeg(List.of("/bin/sh", program.toString()), patience);
  }

  private FfmpegFile webm(String behaviour, Duration patience) throws IOException {
    return new FfmpegFile(
        standIn(behaviour, patience),
        folder.resolve("a.webm"),
        25,
        FilmCodec.WEBM_ALPHA,
        Optional.empty());
  }

  @Test
  void a_zip_holds_each_frame_once_and_says_how_long_it_stands() throws Exception {
    Path file = folder.resolve("a.zip");
    try (FilmWriter film = new NumberedPngZip(file, 20, 3)) {
      film.write(picture(1), 1);
      film.write(picture(200), 4);
      film.finish();
    }
    try (ZipFile zip = new ZipFile(file.toFile())) {
      assertThat(zip.stream().map(entry -> entry.getName()).toList())
          .containsExactly("frame_00000.png", "frame_00001.png", "timing.json");
      byte[] png = zip.getInputStream(zip.getEntry("frame_00001.png")).readAllBytes();
      assertThat(Picture.read(png, ImageLimits.DEFAULTS).pixels().rgba())
          .isEqualTo(picture(200).rgba());
      JsonNode timing =
          new ObjectMapper().readTree(zip.getInputStream(zip.getEntry("timing.json")));
      assertThat(timing)
          .hasToString(
              "{\"fps\":20,\"frames\":[{\"file\":\"frame_00000.png\",\"start\":0.0,\"periods\":1},"
                  + "{\"file\":\"frame_00001.png\",\"start\":0.05,\"periods\":4}],"
                  + "\"seconds\":0.25}");
    }
  }

  @Test
  void the_same_frames_give_the_same_zip() throws Exception {
    for (String name : new String[] {"a.zip", "b.zip"}) {
      try (FilmWriter film = new NumberedPngZip(folder.resolve(name), 20, 3)) {
        film.write(picture(9), 2);
        film.finish();
      }
    }
    assertThat(folder.resolve("a.zip")).hasSameBinaryContentAs(folder.resolve("b.zip"));
  }

  @Test
  void an_unfinished_film_leaves_nothing_behind() throws Exception {
    Path file = folder.resolve("a");
    for (FilmWriter film :
        new FilmWriter[] {
          new AnimatedPngFile(file, 25),
          new NumberedPngZip(file, 25, 9),
          webm("cat > \"$file\"", Duration.ofSeconds(20))
        }) {
      film.write(picture(1), 1);
      film.close();
      film.close();
    }
    Files.deleteIfExists(folder.resolve("ffmpeg.sh"));
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void ffmpeg_is_fed_every_period_of_every_frame_and_told_the_size_and_rate() throws Exception {
    try (FilmWriter film =
        webm(
            "printf '%s ' \"$@\" > args.txt; cat > \"$file\"".replace("args.txt", args()),
            Duration.ofSeconds(20))) {
      film.write(picture(7), 1);
      film.write(picture(9), 2);
      film.finish();
    }
    byte[] fed = Files.readAllBytes(folder.resolve("a.webm"));
    int frame = 64 * 48 * 4;
    assertThat(fed).hasSize(3 * frame);
    assertThat(fed[frame - 1]).isEqualTo((byte) 7);
    assertThat(fed[frame]).isEqualTo((byte) 9);
    assertThat(folder.resolve("args.txt"))
        .content()
        .contains("-video_size 64x48 -framerate 25 -i pipe:0", "-pix_fmt yuva420p")
        .endsWith("-f webm file:" + folder.resolve("a.webm.part").toAbsolutePath() + " ");
  }

  private String args() {
    return folder.resolve("args.txt").toString();
  }

  @Test
  void an_ffmpeg_that_crashes_fails_the_film_with_its_own_words() throws Exception {
    try (FilmWriter film =
        webm(
            "head -c 9000 > /dev/null; echo 'no room for you' >&2; exit 3",
            Duration.ofSeconds(20))) {
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 1000; i++) {
                  film.write(picture(1), 1);
                }
              })
          .isInstanceOf(IOException.class)
          .hasMessageContaining("ended with 3")
          .hasMessageContaining("no room for you");
    }
    assertThat(folder.resolve("a.webm")).doesNotExist();
  }

  @Test
  void an_ffmpeg_that_fails_at_the_end_fails_the_film() throws Exception {
    try (FilmWriter film =
        webm("cat > \"$file\"; echo 'no trailer' >&2; exit 1", Duration.ofSeconds(20))) {
      film.write(picture(1), 1);
      assertThatThrownBy(film::finish).hasMessageContaining("no trailer");
    }
    assertThat(folder.resolve("a.webm")).doesNotExist();
    assertThat(folder.resolve("a.webm.part")).doesNotExist();
  }

  @Test
  void an_ffmpeg_that_hangs_is_ended_by_force() throws Exception {
    try (FilmWriter film = webm("exec sleep 1000", Duration.ofMillis(300))) {
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 1000; i++) {
                  film.write(picture(1), 1);
                }
              })
          .hasMessageContaining("made no progress")
          .hasMessageContaining("was ended");
    }
  }

  @Test
  void an_ffmpeg_that_never_ends_is_ended_by_force_with_its_children() throws Exception {
    Path child = folder.resolve("child.pid");
    try (FilmWriter film =
        webm(
            "sleep 1000 & echo $! > " + child + "; cat > /dev/null; wait", Duration.ofSeconds(2))) {
      film.write(picture(1), 1);
      assertThatThrownBy(film::finish).hasMessageContaining("was ended");
    }
    long pid = Long.parseLong(Files.readString(child).strip());
    ProcessHandle.of(pid).ifPresent(left -> left.onExit().join());
    assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
  }

  @Test
  void what_ffmpeg_prints_is_read_but_not_kept() throws Exception {
    try (FilmWriter film =
        webm(
            "yes 0123456789 | head -c 3000000 >&2; cat > /dev/null; exit 1",
            Duration.ofSeconds(20))) {
      film.write(picture(1), 1);
      assertThatThrownBy(film::finish)
          .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(600).contains("0123456789"));
    }
  }

  @Test
  void a_missing_ffmpeg_is_refused_with_how_to_get_it() {
    Ffmpeg missing = new Ffmpeg(List.of("no-such-ffmpeg-here"), Duration.ofSeconds(1));
    assertThatThrownBy(() -> missing.require("format", FilmCodec.WEBM_ALPHA, false))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("apt install ffmpeg")
        .hasMessageContaining("choose another format");
  }

  @Test
  void an_ffmpeg_without_the_encoder_or_that_hangs_is_refused() throws Exception {
    Path script = Files.writeString(folder.resolve("poor.sh"), "echo nothing");
    Ffmpeg poor = new Ffmpeg(List.of("/bin/sh", script.toString()), Duration.ofSeconds(20));
    assertThatThrownBy(() -> poor.require("format", FilmCodec.WEBM_ALPHA, false))
        .hasMessageContaining("libvpx-vp9");
    Path hang = Files.writeString(folder.resolve("hang.sh"), "exec sleep 1000");
    Ffmpeg hanging = new Ffmpeg(List.of("/bin/sh", hang.toString()), Duration.ofMillis(100));
    assertThatThrownBy(() -> hanging.require("format", FilmCodec.WEBM_ALPHA, false))
        .hasMessageContaining("was ended");
  }

  @Test
  void a_film_by_the_real_ffmpeg_is_vp9_and_keeps_its_alpha() throws Exception {
    Ffmpeg ffmpeg = Ffmpeg.installed();
    try {
      ffmpeg.require("format", FilmCodec.WEBM_ALPHA, false);
    } catch (InvalidInputException e) {
      assumeTrue(false, e.getMessage());
    }
    Path file = folder.resolve("real.webm");
    // an odd width, as crops make them, half of it transparent
    PixelBuffer pixels = new PixelBuffer(97, 64);
    for (int i = 0; i < 97 * 64; i++) {
      if (i % 97 < 48) {
        System.arraycopy(new byte[] {(byte) 220, 40, 40, -1}, 0, pixels.rgba(), 4 * i, 4);
      }
    }
    try (FilmWriter film =
        new FfmpegFile(ffmpeg, file, 25, FilmCodec.WEBM_ALPHA, Optional.empty())) {
      film.write(pixels, 10);
      film.finish();
    }
    assertThat(file).binaryContent().startsWith(0x1A, 0x45, 0xDF, 0xA3);
    Path raw = folder.resolve("frame.rgba");
    Process decoder =
        new ProcessBuilder(
                "ffmpeg",
                "-v",
                "error",
                "-nostdin",
                "-c:v",
                "libvpx-vp9",
                "-i",
                file.toString(),
                "-f",
                "rawvideo",
                "-pix_fmt",
                "rgba",
                raw.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(decoder.waitFor()).isZero();
    byte[] frames = Files.readAllBytes(raw);
    assertThat(frames).hasSize(10 * 97 * 64 * 4);
    int inside = 4 * (32 * 97 + 20);
    int outside = 4 * (32 * 97 + 80);
    assertThat(frames[inside] & 255).isBetween(212, 228);
    assertThat(frames[inside + 1] & 255).isBetween(30, 50);
    assertThat(frames[inside + 3] & 255).isGreaterThan(250);
    assertThat(frames[outside + 3] & 255).isLessThan(5);
  }
}
