package dev.avatar4j.poser.djl.network;

import dev.avatar4j.poser.djl.engine.Precision;
import dev.avatar4j.poser.djl.model.WeightTensor;
import dev.avatar4j.poser.djl.torchscript.ElementType;
import java.util.Arrays;
import java.util.List;

/**
 * Separable networks rearranged for a processor's caches. Features lie channels last; depthwise and
 * pointwise convolutions run strip by strip; instance norms are batch norms of a batch of one, in
 * place; a nearest-neighbour enlargement is part of the kernel that follows; pose channels are a
 * correction of the border; heads on the same features are one convolution. Float32 throughout.
 */
public final class SeparableCpuForm implements NetworkForm {
  private final PictureText pictures = new PictureText();

  @Override
  public String id() {
    return "separable-cpu-1";
  }

  @Override
  public Precision precision() {
    return Precision.FLOAT32;
  }

  @Override
  public Variable features(MethodText m, List<Variable> parts) {
    int channels = parts.stream().mapToInt(Variable::channels).sum();
    return m.define(
        channels,
        parts.get(0).size(),
        "torch.contiguous(torch.cat(%s, 1), memory_format=2)".formatted(Program.list(parts)));
  }

  @Override
  public Variable conv(MethodText m, ConvBlock block, Variable x) {
    return norm(m, block, separable(m, block, x, 1, block.kernel() / 2));
  }

  @Override
  public Variable convWithPose(MethodText m, ConvBlock block, Variable x, String pose) {
    Variable y = separable(m, block, x, 1, block.kernel() / 2);
    PoseBorder.add(m, block, y, x.channels(), pose);
    return norm(m, block, y);
  }

  @Override
  public Variable down(MethodText m, ConvBlock block, Variable x) {
    return norm(m, block, separable(m, block, x, 2, 1));
  }

  @Override
  public Variable up(MethodText m, ConvBlock block, Variable x) {
    int size = 2 * x.size();
    String text =
        "%s(%s, %s, %s, %d, %d)"
            .formatted(
                StripText.enlarged(m.program()),
                x,
                depthwise(m, block, 0, block.inputs()),
                pointwise(m, block, 0, block.inputs()),
                x.size(),
                StripText.rows(size, block.inputs() + block.outputs()) / 2);
    return norm(m, block, m.define(block.outputs(), size, text));
  }

  @Override
  public Variable residual(MethodText m, ResidualBlock block, Variable x) {
    Variable y = conv(m, block.second(), conv(m, block.first(), x));
    m.statement("k = torch.add_(%s, %s)".formatted(y, x));
    return y;
  }

  @Override
  public Variable enlargeAndConv(MethodText m, ConvBlock block, Variable x, Variable skip) {
    int size = 2 * x.size();
    String kernel =
        channelsLast(
            m,
            block.convKey() + ".enlarging",
            w -> EnlargingKernel.of(w.values(block.weightKey()), x.channels()));
    String matrix = pointwise(m, block, 0, x.channels());
    int rows = StripText.rows(size, block.inputs() + block.outputs()) / 2;
    String text =
        skip == null
            ? "%s(%s, %s, %s, %d, %d)"
                .formatted(StripText.enlarged(m.program()), x, kernel, matrix, x.size(), rows)
            : "%s(%s, %s, %s, %s, %s, %s, %d, %d)"
                .formatted(
                    StripText.joined(m.program()),
                    x,
                    kernel,
                    matrix,
                    skip,
                    depthwise(m, block, x.channels(), block.inputs()),
                    pointwise(m, block, x.channels(), block.inputs()),
                    x.size(),
                    rows);
    return norm(m, block, m.define(block.outputs(), size, text));
  }

  @Override
  public List<Variable> heads(MethodText m, Variable x, List<Head> heads) {
    return FusedHeads.write(m, x, heads);
  }

  @Override
  public Variable warp(MethodText m, Variable image, Variable grid) {
    return pictures.warp(m, image, grid);
  }

  @Override
  public Variable enlarge(MethodText m, Variable picture) {
    return pictures.enlarge(m, picture);
  }

  @Override
  public Variable halve(MethodText m, Variable picture) {
    return pictures.halve(m, picture);
  }

  @Override
  public Variable blend(MethodText m, Variable alpha, Variable change, Variable image) {
    return pictures.blend(m, alpha, change, image);
  }

  @Override
  public Variable blendColor(MethodText m, Variable alpha, Variable change, Variable image) {
    return pictures.blendColor(m, alpha, change, image);
  }

  private static Variable separable(
      MethodText m, ConvBlock block, Variable x, int stride, int pad) {
    int size = x.size() / stride;
    String text =
        "%s(%s, %s, %s, %d, %d, %d, %d)"
            .formatted(
                StripText.separable(m.program()),
                x,
                depthwise(m, block, 0, x.channels()),
                pointwise(m, block, 0, x.channels()),
                stride,
                pad,
                size,
                StripText.rows(size, x.channels() + block.outputs()));
    return m.define(block.outputs(), size, text);
  }

  private static Variable norm(MethodText m, ConvBlock block, Variable y) {
    double slope =
        switch (block.activation()) {
          case NONE -> 1;
          case RELU -> 0;
          case LEAKY_RELU -> Activation.LEAKY_SLOPE;
        };
    m.statement(
        "k = %s(%s, %s, %s, %s, %d)"
            .formatted(
                StripText.norm(m.program()),
                y,
                m.weights().tensor(block.normWeightKey()),
                m.weights().tensor(block.normBiasKey()),
                slope,
                StripText.rows(y.size(), 2 * y.channels())));
    return y;
  }

  /** The depthwise kernels of some inputs. */
  private static String depthwise(MethodText m, ConvBlock block, int from, int to) {
    return channelsLast(
        m,
        block.convKey() + "." + from,
        w -> {
          int taps = block.kernel() * block.kernel();
          float[] all = w.values(block.weightKey()).values();
          return new WeightTensor(
              new int[] {to - from, 1, block.kernel(), block.kernel()},
              Arrays.copyOfRange(all, from * taps, to * taps));
        });
  }

  /** The pointwise weights of some inputs, as a matrix {@code [inputs, outputs]}. */
  private static String pointwise(MethodText m, ConvBlock block, int from, int to) {
    return m.weights()
        .derived(
            block.pointwiseKey() + "." + from,
            ElementType.FLOAT32,
            w -> {
              float[] all = w.values(block.pointwiseWeightKey()).values();
              float[] matrix = new float[(to - from) * block.outputs()];
              for (int i = from; i < to; i++) {
                for (int o = 0; o < block.outputs(); o++) {
                  matrix[(i - from) * block.outputs() + o] = all[o * block.inputs() + i];
                }
              }
              return new WeightTensor(new int[] {to - from, block.outputs()}, matrix);
            });
  }

  private static String channelsLast(
      MethodText m, String name, java.util.function.Function<NetworkWeights, WeightTensor> kernel) {
    String tensor = m.weights().derived(name, ElementType.FLOAT32, kernel);
    m.program().prepare("%s = torch.contiguous(%s, memory_format=2)".formatted(tensor, tensor));
    return tensor;
  }
}
