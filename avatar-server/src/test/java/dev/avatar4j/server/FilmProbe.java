package dev.avatar4j.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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

  /** How many pixels in the lower part, where captions are, have about that colour. */
  static long like(BufferedImage image, int rgb) {
    return Arrays.stream(image.getRGB(0, 320, 512, 192, null, 0, 512))
        .filter(
            pixel ->
                pixel >>> 24 > 200
                    && Math.abs((pixel >> 16 & 0xFF) - (rgb >> 16)) < 40
                    && Math.abs((pixel >> 8 & 0xFF) - (rgb >> 8 & 0xFF)) < 40
                    && Math.abs((pixel & 0xFF) - (rgb & 0xFF)) < 60)
        .count();
  }

  /** Two pixels of the last frame of the film on the page, decoded by the browser. */
  static JsonNode lastFrame(StudioDriver studio) throws IOException {
    Object found =
        studio.browser.executeAsyncScript(
            """
            const done = arguments[0];
            (async () => {
              const film = await import('/studio/store.js').then(({ store }) => store.current.recorder.blob);
              const decoder = new ImageDecoder({ data: await film.arrayBuffer(), type: 'image/png' });
              await decoder.tracks.ready;
              await decoder.completed;
              const frames = decoder.tracks.selectedTrack.frameCount;
              const { image } = await decoder.decode({ frameIndex: frames - 1 });
              const context = new OffscreenCanvas(512, 512).getContext('2d', { willReadFrequently: true });
              context.drawImage(image, 0, 0);
              image.close();
              const pixel = (x) => [...context.getImageData(x, 300, 1, 1).data];
              return { frames, clear: pixel(100), drawn: pixel(400) };
            })().then((value) => done(JSON.stringify(value)), (error) => done(String(error)));
            """);
    assertThat((String) found).startsWith("{");
    return new ObjectMapper().readTree((String) found);
  }
}
