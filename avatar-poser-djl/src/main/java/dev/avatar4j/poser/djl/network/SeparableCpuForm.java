package dev.avatar4j.poser.djl.network;

import dev.avatar4j.poser.djl.model.WeightTensor;
import dev.avatar4j.poser.djl.network.dense.PackedKernels;
import dev.avatar4j.poser.djl.torchscript.ElementType;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Separable networks rearranged for a processor's caches. Features lie channels last; depthwise and
 * pointwise convolutions run strip by strip, and so do instance norms: in place, by the block that
 * reads them; a nearest-neighbour enlargement is part of the kernel that follows; pose channels are
 * a correction of the border; heads on the same features are one convolution. Float32 throughout.
 */
public final class SeparableCpuForm extends CpuForm {
  private final WorkBuffers buffers = new WorkBuffers();
  private final PendingNorms norms = new PendingNorms();
  private final PackedKernels kernels;
  private final Strips strips;

  /**
   * @param kernels how 1x1 kernels are kept and applied
   */
  public SeparableCpuForm(PackedKernels kernels) {
    this(kernels, Strips.STANDARD);
  }

  SeparableCpuForm(PackedKernels kernels, Strips strips) {
    this.kernels = kernels;
    this.strips = strips;
  }

  @Override
  public String id() {
    return "separable-cpu-" + kernels.id() + "-6";
  }

  @Override
  public boolean sharesWork() {
    return true;
  }

  @Override
  public Variable conv(MethodText m, ConvBlock block, Variable x) {
    String y = buffers.result(m, block.outputs(), x.size());
    return separable(m, block, x, 1, y, "[]");
  }

  @Override
  public Variable convWithPose(MethodText m, ConvBlock block, Variable x, String pose) {
    String y = buffers.result(m, block.outputs(), x.size());
    String zones = PoseBorder.zones(m, block, x.channels(), pose);
    String zoneOf = PoseBorder.zoneOf(m, block, x.size());
    return separable(m, block, x, 1, y, List.of(zones, zoneOf).toString());
  }

  @Override
  public Variable down(MethodText m, ConvBlock block, Variable x) {
    return separable(m, block, x, 2, buffers.result(m, block.outputs(), x.size() / 2), "[]");
  }

  @Override
  public Variable up(MethodText m, ConvBlock block, Variable x) {
    return enlarged(m, block, x, depthwise(m, block, 0, block.inputs()));
  }

  @Override
  public Variable residual(MethodText m, ResidualBlock block, Variable x) {
    Variable half = separable(m, block.first(), x, 1, buffers.half(m, x), "[]");
    Variable y = separable(m, block.second(), half, 1, buffers.residual(m, x), "[]");
    norms.addAfter(m, y, x);
    return y;
  }

  @Override
  public Variable enlargeAndConv(MethodText m, ConvBlock block, Variable x, Variable skip) {
    String kernel =
        channelsLast(
            m,
            block.convKey() + ".enlarging",
            w -> EnlargingKernel.of(w.values(block.weightKey()), x.channels()));
    if (skip == null) {
      return enlarged(m, block, x, kernel);
    }
    completed(m, skip);
    int size = skip.size();
    int rows = strips.rows(size, block.inputs() + block.outputs());
    Variable y = new Variable(buffers.result(m, block.outputs(), size), block.outputs(), size);
    String norm =
        m.define(
            "%s(%s, %s, %s, %s, %s, %s, %s, %s, %s, %d)"
                .formatted(
                    StripText.joined(m.program(), kernels),
                    x,
                    norms.taken(m, x),
                    kernel,
                    pointwise(m, block, 0, x.channels(), enlargedRows(m, x, rows), size),
                    skip,
                    depthwise(m, block, x.channels(), block.inputs()),
                    pointwise(
                        m, block, x.channels(), block.inputs(), enlargedRows(m, x, rows), size),
                    y,
                    PendingNorms.weights(m, block),
                    rows / 2));
    return norms.left(m, y, norm, block.activation());
  }

  @Override
  public Variable completed(MethodText m, Variable x) {
    if (norms.pending(m, x)) {
      m.define(
          "%s(%s, %s, %d)"
              .formatted(
                  StripNorm.applyToAll(m.program()),
                  x,
                  norms.taken(m, x),
                  strips.rows(x.size(), x.channels())));
    }
    return x;
  }

  @Override
  public List<Variable> heads(MethodText m, Variable x, List<Head> heads) {
    return FusedHeads.write(m, x, norms.taken(m, x), heads, strips);
  }

  /** Depthwise and pointwise convolution of the first inputs of a block, into y. */
  private Variable separable(
      MethodText m, ConvBlock block, Variable x, int stride, String y, String zones) {
    int size = x.size() / stride;
    int rows = strips.rows(size, x.channels() + block.outputs());
    String used =
        "%s(%d, %d) // %d".formatted(StripLoop.step(m.program()), x.size(), stride * rows, stride);
    String norm =
        m.define(
            "%s(%s, %s, %s, %s, %s, %d, %d, %s, %s, %d)"
                .formatted(
                    StripText.separable(m.program(), kernels),
                    x,
                    norms.taken(m, x),
                    depthwise(m, block, 0, x.channels()),
                    pointwise(m, block, 0, x.channels(), used, size),
                    y,
                    stride,
                    stride == 1 ? block.kernel() / 2 : 1,
                    zones,
                    PendingNorms.weights(m, block),
                    rows));
    return norms.left(m, new Variable(y, block.outputs(), size), norm, block.activation());
  }

  /** A block whose depthwise convolution is transposed. */
  private Variable enlarged(MethodText m, ConvBlock block, Variable x, String kernel) {
    int size = 2 * x.size();
    int rows = strips.rows(size, block.inputs() + block.outputs());
    Variable y = new Variable(buffers.result(m, block.outputs(), size), block.outputs(), size);
    String norm =
        m.define(
            "%s(%s, %s, %s, %s, %s, %s, %d)"
                .formatted(
                    StripText.enlarged(m.program(), kernels),
                    x,
                    norms.taken(m, x),
                    kernel,
                    pointwise(m, block, 0, block.inputs(), enlargedRows(m, x, rows), size),
                    y,
                    PendingNorms.weights(m, block),
                    rows / 2));
    return norms.left(m, y, norm, block.activation());
  }

  /** The expression for the height of the strips that make an enlarged picture of x. */
  private static String enlargedRows(MethodText m, Variable x, int rows) {
    return "2 * %s(%d, %d)".formatted(StripLoop.step(m.program()), x.size(), rows / 2);
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

  /**
   * The packed 1x1 kernels of some inputs, for strips of so many rows (an expression) and columns.
   */
  private String pointwise(
      MethodText m, ConvBlock block, int from, int to, String rows, int columns) {
    String kernel =
        m.weights()
            .derived(
                block.pointwiseKey() + "." + from,
                ElementType.FLOAT32,
                w -> {
                  float[] all = w.values(block.pointwiseWeightKey()).values();
                  float[] some = new float[block.outputs() * (to - from)];
                  for (int o = 0; o < block.outputs(); o++) {
                    System.arraycopy(
                        all, o * block.inputs() + from, some, o * (to - from), to - from);
                  }
                  return new WeightTensor(new int[] {block.outputs(), to - from, 1, 1}, some);
                });
    return kernels.pack(m.program(), kernel, kernel, 1, 0, 1, rows, columns);
  }

  private static String channelsLast(
      MethodText m, String name, Function<NetworkWeights, WeightTensor> kernel) {
    String tensor = m.weights().derived(name, ElementType.FLOAT32, kernel);
    m.program().prepare("%s = torch.contiguous(%s, memory_format=2)".formatted(tensor, tensor));
    return tensor;
  }
}
