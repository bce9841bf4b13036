package dev.avatar4j.server.cli.still;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.avatar4j.image.ByteSink;
import dev.avatar4j.image.ColorTransfer;
import dev.avatar4j.image.ImageLimits;
import dev.avatar4j.image.Picture;
import dev.avatar4j.image.PixelBuffer;
import dev.avatar4j.image.PngEncoder;
import dev.avatar4j.server.cli.CommandLineRunner;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterCommandTest {
  private static final int WIDTH = 24;
  private static final int HEIGHT = 33;
  private static final String HALF = "[[\"translucent_display\", {\"alpha\": 0.5}]]";

  @TempDir private Path folder;

  /** Colours everywhere; the left column is fully transparent. */
  private Path picture() throws IOException {
    PixelBuffer pixels = new PixelBuffer(WIDTH, HEIGHT);
    byte[] rgba = pixels.rgba();
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      rgba[4 * i] = (byte) (7 * i);
      rgba[4 * i + 1] = (byte) 200;
      rgba[4 * i + 2] = (byte) (i / WIDTH);
      rgba[4 * i + 3] = (byte) (i % WIDTH == 0 ? 0 : 255);
    }
    ByteSink bytes = new ByteSink(1000);
    try (PngEncoder encoder = PngEncoder.forFiles()) {
      encoder.encode(pixels, bytes);
    }
    return Files.write(folder.resolve("in.png"), bytes.toByteArray());
  }

  private CommandLineRunner filter(String chain, String... more) throws IOException {
    String[] arguments = {"filter", "--chain", chain, "--in", picture().toString()};
    String[] all = new String[arguments.length + more.length];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    return CommandLineRunner.run(all);
  }

  private static PixelBuffer read(Path file) {
    return Picture.load(file, ImageLimits.DEFAULTS).pixels();
  }

  private float[] raw(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    float[] values = new float[bytes.remaining() / Float.BYTES];
    bytes.asFloatBuffer().get(values);
    return values;
  }

  private static void assertRefused(CommandLineRunner result, String... parts) {
    assertThat(result.exitCode()).as(result.err()).isEqualTo(2);
    assertThat(result.err()).contains(parts).doesNotContain("\tat ");
  }

  @Test
  void a_picture_of_any_size_is_filtered() throws IOException {
    Path out = folder.resolve("new/out.png");
    CommandLineRunner result = filter(HALF, "--out", out.toString());
    assertThat(result.exitCode()).as(result.err()).isZero();
    PixelBuffer before = read(folder.resolve("in.png"));
    PixelBuffer after = read(out);
    assertThat(after.width()).isEqualTo(WIDTH);
    assertThat(after.height()).isEqualTo(HEIGHT);
    assertThat(after.rgba()[4 * 30 + 3] & 255).isEqualTo(128);
    assertThat(after.rgba()[4 * 30]).isEqualTo(before.rgba()[4 * 30]);
  }

  @Test
  void the_chain_may_come_from_a_file() throws IOException {
    Path chain = Files.writeString(folder.resolve("chain.json"), HALF);
    Path out = folder.resolve("out.png");
    assertThat(filter(chain.toString(), "--out", out.toString()).exitCode()).isZero();
    assertThat(read(out).rgba()[4 * 30 + 3] & 255).isEqualTo(128);
  }

  @Test
  void filters_see_linear_light_with_transparent_pixels_cleared() throws IOException {
    Path raw = folder.resolve("out.f32");
    assertThat(filter("[]", "--raw", raw.toString()).exitCode()).isZero();
    float[] values = raw(raw);
    assertThat(values).hasSize(4 * WIDTH * HEIGHT);
    assertThat(values[0]).isZero();
    assertThat(values[WIDTH * HEIGHT]).isZero();
    assertThat(values[WIDTH * HEIGHT + 1]).isEqualTo(ColorTransfer.byteToLinear(200));
  }

  @Test
  void encoded_values_are_filtered_as_they_are() throws IOException {
    Path raw = folder.resolve("out.f32");
    Path out = folder.resolve("out.png");
    assertThat(
            filter("[]", "--encoded", "--raw", raw.toString(), "--out", out.toString()).exitCode())
        .isZero();
    assertThat(raw(raw)[WIDTH * HEIGHT]).isEqualTo(200 / 255f);
    assertThat(read(out).rgba()).isEqualTo(read(folder.resolve("in.png")).rgba());
  }

  @Test
  void the_dialect_decides_the_defaults() throws IOException {
    Path raw = folder.resolve("out.f32");
    filter("[[\"translucency\", {}]]", "--dialect", "talkinghead", "--raw", raw.toString());
    assertThat(raw(raw)[3 * WIDTH * HEIGHT + 1]).isEqualTo(0.9f);
  }

  @Test
  void noise_is_the_same_for_the_same_seed_and_frame_only() throws IOException {
    String noise = "[[\"noise\", {}]]";
    float[] base = noisy(noise, "--seed", "5", "--frame", "3.5");
    assertThat(noisy(noise, "--seed", "5", "--frame", "3.5")).isEqualTo(base);
    assertThat(noisy(noise, "--seed", "6", "--frame", "3.5")).isNotEqualTo(base);
    assertThat(noisy(noise, "--seed", "5", "--frame", "4.5")).isNotEqualTo(base);
  }

  private float[] noisy(String chain, String... time) throws IOException {
    Path raw = folder.resolve("noisy.f32");
    CommandLineRunner result =
        filter(chain, time[0], time[1], time[2], time[3], "--raw", raw.toString());
    assertThat(result.exitCode()).as(result.err()).isZero();
    return raw(raw);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[[\"blom\", {}]] | chain[0] is \"blom\"",
        "[[\"translucent_display\", {\"alpha\": 7}]] | chain[0].translucent_display.alpha is 7",
        "[[ | --chain is not valid JSON",
        "none.json | There is no file none.json"
      })
  void a_chain_that_is_none_is_refused_and_nothing_is_written(String chain, String reason)
      throws IOException {
    Path out = folder.resolve("out.png");
    assertRefused(filter(chain, "--out", out.toString()), reason);
    assertThat(out).doesNotExist();
  }

  @Test
  void all_that_is_wrong_with_a_chain_is_told_at_once() throws IOException {
    assertRefused(
        filter("[[\"x\", {}], [\"translucent_display\", {\"alph\": 1}]]", "--raw", "x.f32"),
        "2 problems",
        "chain[0]",
        "chain[1].translucent_display.alph is no parameter of this filter. Did you mean \"alpha\"?");
  }

  @Test
  void a_picture_that_is_missing_is_refused_by_name() {
    assertRefused(
        CommandLineRunner.run(
            "filter", "--chain", "[]", "--in", folder + "/none.png", "--out", folder + "/x.png"),
        "none.png");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "NaN", "Infinity", "1e300"})
  void a_frame_number_that_is_none_is_refused(String number) throws IOException {
    assertRefused(
        filter("[]", "--frame=" + number, "--out", folder + "/x.png"), "--frame", "from 0");
  }

  @Test
  void something_to_write_is_needed() throws IOException {
    assertRefused(filter("[]"), "--out", "--raw");
  }

  @Test
  void the_filters_are_listed_with_parameters_and_ranges() {
    CommandLineRunner result = CommandLineRunner.run("filters");
    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .contains("translucent_display (display)")
        .containsPattern("alpha +How much .* Default: 0.9; a number from 0 to 1\\.");
  }

  @Test
  void the_filters_are_listed_as_json() throws IOException {
    JsonNode filters =
        new ObjectMapper().readTree(CommandLineRunner.run("filters", "--json").out());
    assertThat(filters)
        .filteredOn(filter -> filter.get("name").asText().equals("translucent_display"))
        .singleElement()
        .satisfies(
            filter -> assertThat(filter.at("/parameters/0/default").asDouble()).isEqualTo(0.9));
  }
}
