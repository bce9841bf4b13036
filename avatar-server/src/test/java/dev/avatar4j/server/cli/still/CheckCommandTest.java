package dev.avatar4j.server.cli.still;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatar4j.image.CharacterFiles;
import dev.avatar4j.image.CharacterImages;
import dev.avatar4j.image.ImageLimits;
import dev.avatar4j.image.Picture;
import dev.avatar4j.image.PicturePlacement;
import dev.avatar4j.image.PixelBuffer;
import dev.avatar4j.server.cli.CommandLineRunner;
import dev.avatar4j.server.recording.StillEncoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckCommandTest {
  @TempDir Path folder;

  private static PixelBuffer healthy() {
    byte[] file = CharacterFiles.picture(CharacterImages.defaultCharacter());
    return Picture.read(file, ImageLimits.DEFAULTS).pixels();
  }

  private static PixelBuffer specked() {
    PixelBuffer pixels = healthy();
    pixels.rgba()[4 * (30 * 512 + 20) + 3] = (byte) 255;
    return pixels;
  }

  private Path write(String name, PixelBuffer pixels) throws IOException {
    try (StillEncoder encoder = StillEncoder.reproducible()) {
      return Files.write(folder.resolve(name), encoder.encode(pixels));
    }
  }

  private static CommandLineRunner check(Object... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "check";
    for (int i = 0; i < arguments.length; i++) {
      all[i + 1] = arguments[i].toString();
    }
    return CommandLineRunner.run(all);
  }

  private static PixelBuffer read(Path file) {
    return Picture.load(file, ImageLimits.DEFAULTS).pixels();
  }

  @Test
  void a_healthy_picture_has_nothing_to_find_fault_with() throws IOException {
    CommandLineRunner result = check(write("a.png", healthy()));
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out()).contains("512x512, nothing to find fault with");
  }

  @Test
  void a_fault_is_told_with_its_place_its_cure_and_what_repairs_it() throws IOException {
    CommandLineRunner result = check(write("a.png", specked()));
    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .contains("1 finding", "warning  stray-pixels: ", "1 speck of 1 pixels")
        .contains("At rows 30 to 30, columns 20 to 20.", "Erase them.", "--repair does it.");
  }

  @Test
  void a_repair_writes_the_picture_without_the_fault_and_says_so() throws IOException {
    Path picture = write("a.png", specked());
    byte[] before = Files.readAllBytes(picture);
    Path better = folder.resolve("new/better.png");
    CommandLineRunner result = check(picture, "--repair", "--out", better);
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out()).contains("better.png: 512x512, nothing to find fault with");
    assertThat(read(better).rgba()).isEqualTo(healthy().rgba());
    assertThat(Files.readAllBytes(picture)).isEqualTo(before);
  }

  @Test
  void a_head_is_brought_to_its_place_only_if_that_is_asked_for() throws IOException {
    Path picture = write("a.png", new PicturePlacement(512, 40, 40).apply(healthy()));
    Path out = folder.resolve("b.png");
    assertThat(check(picture, "--repair", "--out", out).out())
        .contains("position: ", "--align does it.");
    assertThat(check(picture, "--align", "--out", out, "--force").out())
        .contains("b.png: 512x512")
        .containsOnlyOnce("position: ");
  }

  @Test
  void an_error_that_stays_is_exit_code_2() throws IOException {
    CommandLineRunner result = check(write("a.png", new PixelBuffer(512, 512)));
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).contains("error    transparency: ", "fully transparent");
  }

  @Test
  void a_file_that_is_there_is_kept_unless_forced() throws IOException {
    Path picture = write("a.png", specked());
    Path there = Files.writeString(folder.resolve("b.png"), "mine");
    CommandLineRunner refused = check(picture, "--repair", "--out", there);
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("b.png", "--force");
    assertThat(there).hasContent("mine");
    assertThat(check(picture, "--repair", "--out", there, "--force").exitCode()).isZero();
    assertThat(read(there).rgba()).isEqualTo(healthy().rgba());
  }

  @ParameterizedTest
  @ValueSource(strings = {"--repair", "--align", "--out=b.png"})
  void a_repair_needs_a_place_and_a_place_a_repair(String option) throws IOException {
    CommandLineRunner result = check(write("a.png", healthy()), option);
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("--out FILE.png");
  }

  @Test
  void what_is_no_picture_is_refused_with_the_reason() throws IOException {
    Path text = Files.writeString(folder.resolve("a.png"), "hello");
    assertThat(check(text).err()).contains("PNG");
    assertThat(check(text).exitCode()).isEqualTo(2);
    assertThat(check(folder.resolve("none.png")).err()).contains("none.png");
  }

  @Test
  void the_help_names_all_options_and_the_exit_code() {
    CommandLineRunner help = check("--help");
    assertThat(help.exitCode()).isZero();
    assertThat(help.out()).contains("--repair", "--align", "--out", "--force", "Exits with 2");
  }
}
