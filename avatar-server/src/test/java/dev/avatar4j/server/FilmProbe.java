package dev.avatar4j.server;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/** Looks into films with the programs of ffmpeg. */
final class FilmProbe {
  private FilmProbe() {}

  static void requireFfmpeg() {
    boolean there;
    try {
      there = !run("ffprobe", "-version").isEmpty() && !run("ffmpeg", "-version").isEmpty();
    } catch (UncheckedIOException e) {
      there = false;
    }
    assumeTrue(there, "Skipped from here on: needs the package ffmpeg");
  }

  static JsonNode probe(Path film) throws IOException {
    return new ObjectMapper()
        .readTree(
            run(
                "ffprobe",
                "-v",
                "error",
                "-of",
                "json",
                "-show_streams",
                "-show_format",
                film.toString()));
  }

  /** The sixth frame, decoded with alpha if there is any. */
  static BufferedImage picture(Path film, String decoder) throws IOException {
    Path png = film.resolveSibling("frame.png");
    run(
        "ffmpeg",
        "-v",
        "error",
        "-y",
        "-c:v",
        decoder,
        "-i",
        film.toString(),
        "-vf",
        "select=gte(n\\,5)",
        "-pix_fmt",
        "rgba",
        "-frames:v",
        "1",
        png.toString());
    return ImageIO.read(png.toFile());
  }

  static String run(String... command) {
    try {
      Process process =
          new ProcessBuilder(new ArrayList<>(List.of(command))).redirectErrorStream(true).start();
      process.getOutputStream().close();
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
