package dev.avatar4j.poser.djl.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.avatar4j.image.CharacterImages;
import dev.avatar4j.image.Frame;
import dev.avatar4j.poser.djl.SharedFiles;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PictureFormatTest {
  private static final int PIXELS = 512 * 512;
  private static final int SAMPLES = 4096;

  @ParameterizedTest
  @CsvSource({
    "STRAIGHT, golden/tha/images/synthetic_00.png, synthetic_00_tha3_straight",
    "STRAIGHT, models/tha4/lambda_00/character.png, lambda_00_tha3_straight",
    "STRAIGHT, golden/tha/images/synthetic_300x420.png, synthetic_300x420_tha3_resized",
    "STRAIGHT, golden/tha/images/synthetic_700x600.png, synthetic_700x600_tha3_resized",
    "PREMULTIPLIED, golden/tha/images/synthetic_00.png, synthetic_00_tha4_premultiplied",
    "PREMULTIPLIED, models/tha4/lambda_00/character.png, lambda_00_tha4_premultiplied"
  })
  void pictures_are_prepared_like_the_reference_prepares_them(
      PictureFormat format, String picture, String golden) {
    float[] expected =
        SharedFiles.floats(SharedFiles.require("golden/tha/images/" + golden + ".f32"));
    FloatBuffer actual = FloatBuffer.allocate(4 * PIXELS);
    format.encode(CharacterImages.load(SharedFiles.require(picture)).picture(), actual);
    for (int k = 0; k < SAMPLES; k++) {
      int pixel = (int) ((k * 2654435761L + 97) % PIXELS);
      for (int c = 0; c < 4; c++) {
        float difference = Math.abs(expected[4 * k + c] - actual.get(c * PIXELS + pixel));
        if (!(difference < 1e-6f)) {
          throw new AssertionError("pixel " + pixel + " channel " + c + ": " + difference);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_prepared_picture_is_read_as_it_was(PictureFormat format) {
    Frame picture = CharacterImages.defaultCharacter().picture();
    FloatBuffer values = FloatBuffer.allocate(4 * PIXELS);
    format.encode(picture, values);
    Frame again = new Frame(512, 512);
    format.decode(values, again);
    for (int c = 0; c < 4; c++) {
      for (int i = 0; i < PIXELS; i++) {
        float alpha = picture.alpha()[i];
        float allowed = c < 3 && format == PictureFormat.PREMULTIPLIED ? 1e-6f / alpha : 1e-6f;
        if (Math.abs(picture.plane(c)[i] - again.plane(c)[i]) > allowed) {
          throw new AssertionError("pixel " + i + " channel " + c + ", alpha " + alpha);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "STRAIGHT, 0.5, 0, 0.75, 0.5",
    "STRAIGHT, 1.25, -1.5, 1, 0",
    "STRAIGHT, -1, -1, 0, 0",
    "STRAIGHT, NaN, NaN, 0, 0",
    "PREMULTIPLIED, -0.5, 0, 0.5, 0.5",
    "PREMULTIPLIED, 0.2, 0, 1, 0.5",
    "PREMULTIPLIED, 1.4, 1.1, 1, 1",
    "PREMULTIPLIED, 0.5, -1, 0, 0",
    "PREMULTIPLIED, 0.5, -0.99999, 0, 5e-6",
    "PREMULTIPLIED, NaN, 1, 0, 1",
    "PREMULTIPLIED, 0.5, NaN, 0, 0"
  })
  void what_a_network_draws_becomes_straight_alpha_in_range(
      PictureFormat format, float colour, float alpha, float red, float opacity) {
    Frame frame = new Frame(2, 1);
    FloatBuffer values = FloatBuffer.allocate(8);
    Arrays.fill(values.array(), 0, 6, colour);
    Arrays.fill(values.array(), 6, 8, alpha);
    format.decode(values, frame);
    assertThat(frame.alpha()[1]).isCloseTo(opacity, within(1e-7f));
    assertThat(frame.red()[1]).isCloseTo(red, within(1e-6f));
    assertThat(frame.blue()[0]).isEqualTo(frame.red()[1]);
  }
}
