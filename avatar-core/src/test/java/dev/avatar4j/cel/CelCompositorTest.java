package dev.avatar4j.cel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.avatar4j.image.Cel;
import dev.avatar4j.image.Frame;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CelCompositorTest {
  private static final Path GOLDEN = Path.of("../../shared/golden/postprocessor");
  private static final int SAMPLES = 4096;

  /** The reference darkens by 1e-5 also where a cel is transparent; here nothing changes there. */
  private static final float TOLERANCE = 1e-5f + 2e-7f;

  private static final int LEFT = 150;
  private static final int TOP = 201;

  private static Frame plain(int width, int height, float r, float g, float b, float a) {
    Frame frame = new Frame(width, height);
    float[] colour = {r, g, b, a};
    for (int c = 0; c < 4; c++) {
      Arrays.fill(frame.plane(c), colour[c]);
    }
    return frame;
  }

  @Test
  void fact_30_half_green_over_red_is_half_of_both_but_for_the_guard() {
    Frame frame = plain(2, 2, 1, 0, 0, 1);
    CelCompositor.blend(new Cel(0, 0, plain(2, 2, 0, 1, 0, 1)), 0.5f, frame);
    Offset<Float> precise = Offset.offset(1e-6f);
    assertThat(frame.red()[3]).isCloseTo(0.499995f, precise);
    assertThat(frame.green()[3]).isCloseTo(0.499995f, precise);
    assertThat(frame.blue()[3]).isZero();
    assertThat(frame.alpha()[3]).isEqualTo(1f);
  }

  @Test
  void strength_0_and_no_number_change_nothing() {
    Frame frame = plain(2, 2, 0.2f, 0.4f, 0.6f, 0.5f);
    CelCompositor.blend(new Cel(0, 0, plain(2, 2, 0, 1, 0, 1)), 0f, frame);
    CelCompositor.blend(new Cel(0, 0, plain(2, 2, 0, 1, 0, 1)), Float.NaN, frame);
    CelCompositor.blend(new Cel(0, 0, plain(2, 2, 0, 1, 0, 0)), 1f, frame);
    assertThat(frame.green()).containsOnly(0.4f);
    assertThat(frame.alpha()).containsOnly(0.5f);
  }

  @Test
  void a_cel_lies_at_its_place_and_is_cut_at_the_border() {
    Frame frame = new Frame(4, 3);
    CelCompositor.blend(new Cel(2, 1, plain(5, 5, 1, 1, 1, 1)), 1f, frame);
    CelCompositor.blend(new Cel(-1, -1, plain(2, 2, 1, 1, 1, 0.5f)), 9f, frame);
    assertThat(frame.alpha()).containsExactly(0.5f, 0, 0, 0, 0, 0, 1, 1, 0, 0, 1, 1);
  }

  @Test
  void values_stay_in_range() {
    Frame frame = new Frame(256, 1);
    Frame cel = new Frame(256, 1);
    for (int i = 0; i < 256; i++) {
      for (int c = 0; c < 4; c++) {
        frame.plane(c)[i] = (i * 7 + 40 * c) % 256 / 255f;
        cel.plane(c)[i] = c == 3 ? i / 255f : 1f;
      }
    }
    for (int i = 0; i < 20; i++) {
      CelCompositor.blend(new Cel(0, 0, cel), i / 19f, frame);
    }
    for (int c = 0; c < 4; c++) {
      for (float value : frame.plane(c)) {
        assertThat(value).isBetween(0f, 1f);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5})
  void a_stack_of_cels_agrees_with_the_reference(int number) throws IOException {
    assumeTrue(Files.exists(GOLDEN), () -> "no reference data at " + GOLDEN);
    JsonNode golden =
        new ObjectMapper().readTree(GOLDEN.resolve("extra.json").toFile()).get("compositor");
    Frame frame = read("extra-celstack-0");
    for (JsonNode layer : golden.get(number).get("celstack")) {
      String name = layer.get(0).textValue();
      if (!name.equals("missing")) {
        CelCompositor.blend(cel(name), layer.get(1).floatValue(), frame);
      }
    }
    Frame expected = read("extra-celstack-" + number);
    for (int c = 0; c < 4; c++) {
      for (int i = 0; i < SAMPLES; i++) {
        assertThat(frame.plane(c)[i]).isCloseTo(expected.plane(c)[i], Offset.offset(TOLERANCE));
      }
    }
  }

  private static ByteBuffer bytes(String file) throws IOException {
    byte[] content = Files.readAllBytes(GOLDEN.resolve(file));
    return ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The samples of a picture in a single row. */
  private static Frame read(String name) throws IOException {
    ByteBuffer values = bytes("cases/" + name + ".f32");
    Frame frame = new Frame(SAMPLES, 1);
    for (int i = 0; i < SAMPLES; i++) {
      for (int c = 0; c < 4; c++) {
        frame.plane(c)[i] = values.getFloat();
      }
    }
    return frame;
  }

  /** The two cels of the reference data at the places of the samples, in a single row. */
  private static Cel cel(String name) throws IOException {
    ByteBuffer positions = bytes("positions_127x63.i32");
    Frame pixels = new Frame(SAMPLES, 1);
    for (int i = 0; i < SAMPLES; i++) {
      int x = LEFT + positions.getInt();
      int y = TOP + positions.getInt();
      double u = (x + 0.5) / 512;
      double v = (y + 0.5) / 512;
      boolean first = name.equals("c1");
      int away = (x - 214) * (x - 214) + (y - 232) * (y - 232);
      pixels.red()[i] = first ? (float) (1 - u) : 0.25f;
      pixels.green()[i] = first ? (float) (0.5 * v) : 0.5f;
      pixels.blue()[i] = first ? (float) (u * v) : 1f;
      double wave = Math.abs(2 * (2 * u - Math.floor(2 * u)) - 1);
      pixels.alpha()[i] = first ? (float) (0.75 * wave) : away < 625 ? 1f : 0f;
    }
    return new Cel(0, 0, pixels);
  }
}
