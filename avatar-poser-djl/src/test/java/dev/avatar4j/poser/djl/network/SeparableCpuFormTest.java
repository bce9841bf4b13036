package dev.avatar4j.poser.djl.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatar4j.poser.djl.engine.Precision;
import dev.avatar4j.poser.djl.network.dense.PackedKernels;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each block against the op-for-op form; what a block makes is about 1 in size. */
class SeparableCpuFormTest {
  private static final double TOLERANCE = 3e-5;

  /** Two rows of most pictures here. */
  private static final Strips LOW_STRIPS = new Strips(1 << 16);

  private static final int THREADS = 3;

  private static final NetworkForm LITERAL = new LiteralForm(Precision.FLOAT32, false);

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"3, 8, 16, 12", "3, 128, 64, 64", "3, 64, 64, 192", "7, 16, 64, 96", "7, 4, 8, 7"})
  void a_convolution_of_any_number_of_strips_is_the_whole_one(
      int kernel, int inputs, int outputs, int size) {
    ConvBlock block = block("b", inputs, outputs, kernel, Activation.LEAKY_RELU);
    assertAlike((form, m, x) -> form.conv(m, block, form.features(m, x)), picture(inputs, size));
  }

  @ParameterizedTest
  @CsvSource({"3, 6, 16, 8", "3, 96, 64, 64", "7, 4, 16, 16", "7, 4, 64, 128", "3, 5, 4, 3"})
  void pose_channels_act_through_the_border_in_every_corner_and_along_every_edge(
      int kernel, int inputs, int outputs, int size) {
    ConvBlock block =
        block("b", inputs + BlockProgram.POSE_VALUES, outputs, kernel, Activation.RELU);
    assertAlike(
        (form, m, x) -> form.convWithPose(m, block, form.features(m, x), BlockProgram.POSE),
        picture(inputs, size));
  }

  @ParameterizedTest
  @CsvSource({"8, 16, 16", "128, 64, 128", "64, 128, 96"})
  void a_stride_of_two_starts_where_the_padding_does(int inputs, int outputs, int size) {
    ConvBlock block = block("b", inputs, outputs, 4, Activation.RELU);
    assertAlike((form, m, x) -> form.down(m, block, form.features(m, x)), picture(inputs, size));
  }

  @ParameterizedTest
  @CsvSource({"16, 8, 8", "128, 64, 32", "64, 64, 96"})
  void a_transposed_convolution_joins_its_strips(int inputs, int outputs, int size) {
    ConvBlock block = block("b", inputs, outputs, 4, Activation.RELU);
    assertAlike((form, m, x) -> form.up(m, block, form.features(m, x)), picture(inputs, size));
  }

  @ParameterizedTest
  @CsvSource({"16, 8, 8", "128, 64, 32", "64, 32, 96"})
  void an_enlarged_picture_need_not_exist_to_be_convolved(int inputs, int outputs, int size) {
    ConvBlock block = block("b", inputs, outputs, 3, Activation.LEAKY_RELU);
    assertAlike(
        (form, m, x) -> form.enlargeAndConv(m, block, form.features(m, x), null),
        picture(inputs, size));
  }

  @ParameterizedTest
  @CsvSource({"16, 8, 8", "64, 64, 32", "64, 32, 96"})
  void an_enlarged_picture_and_a_skip_are_convolved_together(int inputs, int skip, int size) {
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
    ConvBlock first = block("first", 16, 16, 3, Activation.RELU);
    ConvBlock second = block("second", 16, 16, 3, Activation.RELU);
    ConvBlock smaller = block("smaller", 16, 32, 4, Activation.RELU);
    ConvBlock last = block("last", 32 + 16, 16, 3, Activation.RELU);
    assertAlike(
        (form, m, pictures) -> {
          Variable skip = form.conv(m, first, form.features(m, pictures));
          Variable x = form.conv(m, second, skip);
          for (int i = 0; i < 4; i++) {
            x = form.residual(m, residual("residual." + i, 16), x);
          }
          x = form.residual(m, residual("small", 32), form.down(m, smaller, x));
          return form.enlargeAndConv(m, last, x, skip);
        },
        picture(16, 16));
  }

  @ParameterizedTest
  @CsvSource({"16, 12", "64, 96"})
  void heads_made_together_are_those_made_one_by_one(int channels, int size) {
    List<Head> heads =
        List.of(
            Head.grid("grid"),
            Head.color("color"),
            Head.alpha("alpha"),
            Head.alphaPerChannel("alphas"));
    assertAlike(
        (form, m, x) -> joined(m, form.heads(m, form.features(m, x), heads)),
        picture(channels, size));
  }

  @ParameterizedTest
  @CsvSource({"16, 12", "64, 96", "64, 256"})
  void few_heads_add_up_the_taps_of_their_kernels(int channels, int size) {
    List<Head> heads = List.of(Head.grid("grid"), Head.alpha("alpha"));
    assertAlike(
        (form, m, x) -> joined(m, form.heads(m, form.features(m, x), heads)),
        picture(channels, size));
  }

  @Test
  void pictures_are_warped_resized_and_blended_as_op_for_op() {
    assertAlike(
        (form, m, x) -> {
          Variable warped = form.warp(m, x.get(0), x.get(1));
          Variable resized = form.halve(m, form.enlarge(m, form.halve(m, form.enlarge(m, warped))));
          Variable blended = form.blend(m, x.get(3), x.get(2), resized);
          return form.blendColor(m, x.get(3), blended, x.get(2));
        },
        picture(4, 24),
        picture(2, 24),
        picture(4, 24),
        picture(1, 24));
  }

  @Test
  void strips_divide_a_picture_evenly_and_are_as_high_as_their_memory_allows() {
    Strips strips = new Strips(1 << 20);
    assertThat(strips.rows(512, 128)).isEqualTo(4);
    assertThat(strips.rows(192, 128)).isEqualTo(8);
    assertThat(strips.rows(24, 1024)).isEqualTo(8);
    assertThat(strips.rows(32, 8)).isEqualTo(32);
    assertThat(strips.rows(7, 100_000)).isEqualTo(7);
    assertThat(strips.rows(512, 100_000)).isEqualTo(2);
  }

  @Test
  void threads_beyond_the_strips_of_a_picture_have_nothing_to_do() {
    ConvBlock seven = block("a", 4, 8, 7, Activation.RELU);
    ConvBlock three = block("b", 8, 8, 3, Activation.RELU);
    BlockProgram program =
        new BlockProgram(
            folder,
            (form, m, x) -> form.conv(m, three, form.conv(m, seven, form.features(m, x))),
            picture(4, 8));
    float[] expected = program.run(LITERAL, 1);
    assertThat(difference(program.run(tuned(PackedKernels.PLAIN), 2, 16), expected))
        .isLessThan(TOLERANCE);
  }

  @Test
  void the_same_threads_make_the_same_features_to_the_last_bit() {
    BlockProgram program =
        new BlockProgram(
            folder,
            (form, m, x) -> {
              Variable features = form.features(m, x);
              for (int i = 0; i < 3; i++) {
                features = form.residual(m, residual("residual." + i, 32), features);
              }
              return features;
            },
            picture(32, 96));
    for (int threads = 1; threads <= THREADS; threads++) {
      float[] once = program.run(tuned(PackedKernels.ofThisMachine()), 1, threads);
      assertThat(program.results(tuned(PackedKernels.ofThisMachine()), 7, threads))
          .as("%d threads, another program", threads)
          .hasSize(7)
          .allSatisfy(features -> assertThat(features).isEqualTo(once));
    }
  }

  private void assertAlike(BlockProgram.Body body, Variable... pictures) {
    BlockProgram program = new BlockProgram(folder, body, pictures);
    float[] expected = program.run(LITERAL, 1);
    for (PackedKernels kernels : PackedKernels.values()) {
      if (kernels.usableOnThisMachine()) {
        // work is divided by the same text whatever the kernels, so others need one division only
        int step = kernels == PackedKernels.ofThisMachine() ? 1 : THREADS - 1;
        for (int threads = 1; threads <= THREADS; threads += step) {
          float[] second = program.run(tuned(kernels), 2, threads);
          assertThat(difference(second, expected))
              .as("second call, with used buffers, %s, %d threads", kernels, threads)
              .isLessThan(TOLERANCE);
        }
      }
    }
  }

  private static NetworkForm tuned(PackedKernels kernels) {
    return new SeparableCpuForm(kernels, LOW_STRIPS);
  }

  /** The largest; infinite if there is something that is no number. */
  private static double difference(float[] actual, float[] expected) {
    assertThat(actual).hasSameSizeAs(expected);
    double largest = 0;
    for (int i = 0; i < expected.length; i++) {
      double difference = Math.abs(actual[i] - expected[i]);
      largest = Math.max(largest, Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference);
    }
    return largest;
  }

  private static Variable joined(MethodText m, List<Variable> pictures) {
    int channels = pictures.stream().mapToInt(Variable::channels).sum();
    return m.define(
        channels, pictures.get(0).size(), "torch.cat(" + Program.list(pictures) + ", 1)");
  }

  private static ConvBlock block(
      String key, int inputs, int outputs, int kernel, Activation activation) {
    return ConvBlock.of(ConvKind.SEPARABLE, key, inputs, outputs, kernel, activation);
  }

  private static ResidualBlock residual(String key, int channels) {
    return ResidualBlock.of(ConvKind.SEPARABLE, key, channels, Activation.LEAKY_RELU);
  }

  private static Variable picture(int channels, int size) {
    return new Variable("picture", channels, size);
  }
}
