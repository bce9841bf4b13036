package dev.avatar4j.server.cli.still;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.avatar4j.image.ByteSink;
import dev.avatar4j.image.ImageLimits;
import dev.avatar4j.image.Picture;
import dev.avatar4j.image.PixelBuffer;
import dev.avatar4j.image.PngEncoder;
import dev.avatar4j.server.cli.CommandLineRunner;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpscaleCommandTest {
  @TempDir Path folder;
  private Path in;
  private Path out;

  @BeforeEach
  void paint() throws IOException {
    in = folder.resolve("in.png");
    out = folder.resolve("out.png");
    PixelBuffer pixels = new PixelBuffer(20, 10);
    for (int i = 0; i < pixels.rgba().length; i += 4) {
      pixels.rgba()[i] = (byte) 200;
      pixels.rgba()[i + 3] = (byte) (i < 400 ? 255 : 0);
    }
    ByteSink bytes = new ByteSink(1000);
    try (PngEncoder png = new PngEncoder()) {
      png.encode(pixels, bytes);
    }
    Files.write(in, bytes.toByteArray());
  }

  private CommandLineRunner upscale(String... options) {
    List<String> arguments =
        new ArrayList<>(List.of("upscale", "--in", in.toString(), "--out", out.toString()));
    arguments.addAll(List.of(options));
    return CommandLineRunner.run(arguments.toArray(new String[0]));
  }

  private PixelBuffer result() {
    return Picture.load(out, ImageLimits.DEFAULTS).pixels();
  }

  private void assertRefused(CommandLineRunner result, String... parts) {
    assertThat(result.exitCode()).as(result.err()).isEqualTo(2);
    assertThat(result.err()).contains(parts).doesNotContain("Exception", "\tat ");
    assertThat(out).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "'',40,20",
    "--factor=1.55,31,15",
    "--factor=0.5,10,5",
    "--width=30,30,15",
    "--height=30,60,30",
    "--width=7 --height=9,7,9",
    "--factor=0.001,1,1"
  })
  void the_result_has_the_size_asked_for(String options, int width, int height) {
    CommandLineRunner run = options.isEmpty() ? upscale() : upscale(options.split(" "));
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(result().width()).isEqualTo(width);
    assertThat(result().height()).isEqualTo(height);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bilinear", "bicubic", "lanczos", "LANCZOS"})
  void colour_and_transparency_are_kept(String quality) {
    assertThat(upscale("--quality", quality, "--encoded").exitCode()).isZero();
    byte[] rgba = result().rgba();
    assertThat(rgba[0] & 255).isEqualTo(200);
    assertThat(rgba[3] & 255).isEqualTo(255);
    assertThat(rgba[rgba.length - 1]).isZero();
  }

  @Test
  void missing_weights_are_reported_with_the_way_to_get_them() {
    assertRefused(
        upscale("--quality", "low", "--weights", folder.resolve("none").toString()),
        "Anime4K_Upscale_Denoise_CNN_x2_S.glsl",
        "--download",
        "MIT");
  }

  @Test
  void a_download_that_fails_is_reported_and_leaves_no_result() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
    try {
      String base = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
      String weights = folder.resolve("weights").toString();
      assertRefused(
          upscale("--quality=low", "--download", "--download-from=" + base, "--weights=" + weights),
          "404",
          base);
    } finally {
      server.stop(0);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "--factor=0,above 0",
    "--factor=NaN,above 0",
    "--factor=1000,16777216",
    "--width=0,number from 1",
    "--factor=2 --width=3,Give --factor",
    "--quality=best,best",
    "--preset=D,D"
  })
  void what_makes_no_sense_is_refused(String options, String reason) {
    assertRefused(upscale(options.split(" ")), reason);
  }
}
