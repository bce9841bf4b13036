package dev.avatar4j.poser.djl.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatar4j.poser.djl.engine.Precision;
import dev.avatar4j.poser.djl.network.dense.PackedKernels;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each block against the op-for-op form; what a block makes is about 1 in size. */
class DenseCpuFormTest {
  private static final float TOLERANCE = 3e-5f;
  private static final NetworkForm LITERAL = new LiteralForm(Precision.FLOAT32, false);

  @TempDir Path folder;

  /** With few channels as libtorch does it, else in tiles of 2, 3 and 4, whole ones and not. */
  @ParameterizedTest
  @CsvSource({
    "3, 8, 16, 12",
    "3, 128, 128, 8",
    "3, 128, 128, 15",
    "3, 128, 160, 24",
    "3, 160, 128, 26",
    "3, 128, 128, 32",
    "3, 128, 128, 67",
    "7, 4, 16, 9"
  })
  void a_convolution_of_tiles_is_the_whole_one(int kernel, int inputs, int outputs, int size) {
    ConvBlock block = block("b", inputs, outputs, kernel, Activation.LEAKY_RELU);
    assertAlike((form, m, x) -> form.conv(m, block, form.features(m, x)), picture(inputs, size));
  }

  @ParameterizedTest
  @CsvSource({"3, 6, 16, 8", "3, 128, 128, 24", "3, 130, 128, 9", "7, 4, 64, 16"})
  void pose_channels_act_through_the_border_in_every_corner_and_along_every_edge(
      int kernel, int inputs, int outputs, int size) {
    ConvBlock block =
        block("b", inputs + BlockProgram.POSE_VALUES, outputs, kernel, Activation.RELU);
    assertAlike(
        (form, m, x) -> form.convWithPose(m, block, form.features(m, x), BlockProgram.POSE),
        picture(inputs, size));
  }

  @ParameterizedTest
  @CsvSource({"8, 16, 16", "64, 128, 16", "64, 64, 34", "96, 64, 96"})
  void a_stride_of_two_is_a_convolution_of_even_and_odd_pixels(int inputs, int outputs, int size) {
    ConvBlock block = block("b", inputs, outputs, 4, Activation.RELU);
    assertAlike((form, m, x) -> form.down(m, block, form.features(m, x)), picture(inputs, size));
  }

  @ParameterizedTest
  @CsvSource({"16, 8, 8", "160, 128, 8", "128, 128, 15", "128, 128, 33"})
  void a_transposed_convolution_makes_even_and_odd_pixels(int inputs, int outputs, int size) {
    ConvBlock block = block("b", inputs, outputs, 4, Activation.RELU);
    assertAlike((form, m, x) -> form.up(m, block, form.features(m, x)), picture(inputs, size));
  }

  @ParameterizedTest
  @CsvSource({"16, 8, 8", "128, 64, 7", "64, 32, 32", "8, 8, 66"})
  void an_enlarged_picture_need_not_exist_to_be_convolved(int inputs, int outputs, int size) {
    ConvBlock block = block("b", inputs, outputs, 3, Activation.LEAKY_RELU);
    assertAlike(
        (form, m, x) -> form.enlargeAndConv(m, block, form.features(m, x), null),
        picture(inputs, size));
  }

  @ParameterizedTest
  @CsvSource({"16, 8, 8", "128, 128, 12", "64, 32, 33"})
  void an_enlarged_picture_and_a_skip_are_convolved_apart_and_added(
      int inputs, int skip, int size) {
    ConvBlock block = block("b", inputs + skip, skip, 3, Activation.LEAKY_RELU);
    assertAlike(
        (form, m, x) ->
            form.enlargeAndConv(
                m, block, form.features(m, x.subList(0, 1)), form.features(m, x.subList(1, 2))),
        picture(inputs, size),
        picture(skip, 2 * size));
  }

  @Test
  void a_chain_of_residual_blocks_and_a_skip_of_the_same_shape_do_not_overwrite_each_other() {
    ConvBlock first = block("first", 16, 128, 3, Activation.RELU);
    ConvBlock second = block("second", 128, 128, 3, Activation.RELU);
    ConvBlock last = block("last", 128 + 128, 128, 3, Activation.RELU);
    assertAlike(
        (form, m, pictures) -> {
          Variable skip = form.conv(m, first, form.features(m, pictures));
          Variable x = form.conv(m, second, skip);
          for (int i = 0; i < 3; i++) {
            x = form.residual(m, residual("residual." + i, 128), x);
          }
          ConvBlock smaller = block("smaller", 128, 128, 4, Activation.RELU);
          return form.enlargeAndConv(m, last, form.down(m, smaller, x), skip);
        },
        picture(16, 16));
  }

  @Test
  void two_methods_share_the_kernels_that_were_transformed_once() {
    ConvBlock block = block("b", 128, 128, 3, Activation.LEAKY_RELU);
    assertAlike(
        (form, m, x) -> form.conv(m, block, form.conv(m, block, form.features(m, x))),
        picture(128, 16));
  }

  private void assertAlike(BlockProgram.Body body, Variable... pictures) {
    BlockProgram program = new BlockProgram(folder, body, pictures);
    float[] expected = program.run(LITERAL, 1);
    for (PackedKernels kernels : PackedKernels.values()) {
      if (kernels.usableOnThisMachine()) {
        float[] actual = program.run(new DenseCpuForm(kernels), 2);
        assertThat(largestDifference(expected, actual)).as(kernels.id()).isLessThan(TOLERANCE);
      }
    }
  }

  private static float largestDifference(float[] expected, float[] actual) {
    assertThat(actual).hasSameSizeAs(expected);
    float largest = 0;
    for (int i = 0; i < expected.length; i++) {
      float difference = Math.abs(actual[i] - expected[i]);
      largest = Math.max(largest, difference);
    }
    return largest;
  }

  private static ConvBlock block(
      String key, int inputs, int outputs, int kernel, Activation activation) {
    return ConvBlock.of(ConvKind.PLAIN, key, inputs, outputs, kernel, activation);
  }

  private static ResidualBlock residual(String key, int channels) {
    return ResidualBlock.of(ConvKind.PLAIN, key, channels, Activation.LEAKY_RELU);
  }

  private static Variable picture(int channels, int size) {
    return new Variable("picture", channels, size);
  }
}
