package dev.avatar4j.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ColorTransferTest {
  private static final String IMAGES = "golden/tha/images/";

  private static int exact(float linear) {
    return (int) Math.rint(255.0 * ColorTransfer.toSrgb(linear));
  }

  @Test
  void bytes_become_the_reference_floats() throws IOException {
    float[] expected = Golden.floats(IMAGES + "srgb8_to_linear_256.f32");
    for (int code = 0; code < 256; code++) {
      assertThat(ColorTransfer.byteToLinear(code)).isEqualTo(expected[code]);
    }
  }

  @Test
  void floats_become_the_reference_bytes() throws IOException {
    byte[] expected = Golden.bytes(IMAGES + "linear4096_to_srgb8.u8");
    for (int k = 0; k < 4096; k++) {
      assertThat(ColorTransfer.linearToByte(k / 4095f)).isEqualTo(expected[k] & 255);
    }
  }

  @Test
  void every_byte_survives_the_way_to_linear_light_and_back() {
    for (int code = 0; code < 256; code++) {
      assertThat(ColorTransfer.linearToByte(ColorTransfer.byteToLinear(code))).isEqualTo(code);
    }
  }

  @Test
  void the_table_agrees_with_the_power_function_on_floats_of_every_size() {
    Random random = new Random(5);
    for (int i = 0; i < 300_000; i++) {
      float linear = Float.intBitsToFloat(random.nextInt(Float.floatToRawIntBits(1.1f)));
      assertThat(ColorTransfer.linearToByte(linear)).isEqualTo(exact(linear));
    }
  }

  @Test
  void the_table_is_exact_on_both_sides_of_every_step() {
    for (int code = 0; code < 255; code++) {
      float step = (float) ColorTransfer.toLinear((code + 0.5) / 255);
      for (int k = -20; k <= 20; k++) {
        float linear = Float.intBitsToFloat(Float.floatToRawIntBits(step) + k);
        assertThat(ColorTransfer.linearToByte(linear)).isEqualTo(exact(linear));
      }
    }
  }

  @Test
  void values_outside_the_range_are_clipped_and_nan_is_black() {
    assertThat(ColorTransfer.linearToByte(-3f)).isZero();
    assertThat(ColorTransfer.linearToByte(Float.NaN)).isZero();
    assertThat(ColorTransfer.linearToByte(Float.NEGATIVE_INFINITY)).isZero();
    assertThat(ColorTransfer.linearToByte(1.5f)).isEqualTo(255);
    assertThat(ColorTransfer.linearToByte(Float.POSITIVE_INFINITY)).isEqualTo(255);
  }

  @Test
  void floats_of_all_sizes_and_signs_are_rounded_as_the_formulas_say() {
    for (long i = 0; i < 1L << 32; i += 4099) {
      float value = Float.intBitsToFloat((int) i);
      double clipped = value > 0 ? Math.min(1, (double) value) : 0;
      assertThat(ColorTransfer.linearToByte(value)).isEqualTo(exact((float) clipped));
      assertThat(ColorTransfer.unitToByte(value)).isEqualTo((int) Math.rint(255 * clipped));
    }
  }

  @Test
  void unit_values_are_exact_on_both_sides_of_every_step() {
    for (int code = 0; code < 255; code++) {
      int step = Float.floatToRawIntBits((code + 0.5f) / 255);
      for (int k = -20; k <= 20; k++) {
        float value = Float.intBitsToFloat(step + k);
        assertThat(ColorTransfer.unitToByte(value)).isEqualTo((int) Math.rint(255.0 * value));
      }
    }
  }

  @Test
  void the_two_curves_are_inverse() {
    for (double v = 0; v <= 1; v += 0.001) {
      assertThat(ColorTransfer.toSrgb(ColorTransfer.toLinear(v))).isEqualTo(v, within(1e-6));
    }
  }

  @Test
  void alpha_is_rounded_not_truncated() {
    Frame frame = new Frame(5, 1);
    float[] alphas = {0.4999f / 255, 0.5001f / 255, 0.5f, 254.4999f / 255, 2f};
    System.arraycopy(alphas, 0, frame.alpha(), 0, 5);
    PixelBuffer pixels = new PixelBuffer(5, 1);
    ColorTransfer.encode(frame, pixels);
    int[] codes = new int[5];
    for (int i = 0; i < 5; i++) {
      codes[i] = pixels.rgba()[4 * i + 3] & 255;
    }
    assertThat(codes).containsExactly(0, 1, 128, 254, 255);
  }

  @Test
  void transparent_pixels_become_four_zero_bytes_both_ways() {
    Frame frame = new Frame(2, 1);
    frame.red()[0] = 1f;
    frame.alpha()[0] = Float.NaN;
    PixelBuffer pixels = new PixelBuffer(2, 1);
    pixels.rgba()[5] = 9;
    ColorTransfer.encode(frame, pixels);
    assertThat(pixels.rgba()).containsOnly(0);
    pixels.rgba()[0] = 9;
    frame.red()[0] = 1f;
    ColorTransfer.decode(pixels, frame);
    assertThat(frame.red()).containsOnly(0f);
  }

  @Test
  void any_picture_survives_the_way_to_a_frame_and_back() {
    PixelBuffer picture = TestPictures.SHADED_FIGURE.paint(200, 150, 1);
    Frame frame = new Frame(200, 150);
    ColorTransfer.decode(picture, frame);
    PixelBuffer back = new PixelBuffer(200, 150);
    ColorTransfer.encode(frame, back);
    assertThat(back.rgba()).isEqualTo(picture.rgba());
  }

  @Test
  void sizes_must_agree() {
    assertThatThrownBy(() -> ColorTransfer.encode(new Frame(2, 1), new PixelBuffer(1, 2)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ColorTransfer.decode(new PixelBuffer(1, 2), new Frame(2, 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
