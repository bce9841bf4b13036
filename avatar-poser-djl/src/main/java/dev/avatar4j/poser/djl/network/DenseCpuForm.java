package dev.avatar4j.poser.djl.network;

import dev.avatar4j.poser.djl.model.WeightTensor;
import dev.avatar4j.poser.djl.network.dense.Convolution;
import dev.avatar4j.poser.djl.network.dense.KernelMap;
import dev.avatar4j.poser.djl.network.dense.PackedKernels;
import dev.avatar4j.poser.djl.torchscript.ElementType;
import java.util.List;

/**
 * Plain networks rearranged for processors, whose libraries run the convolutions at the machine's
 * peak already: this form multiplies less. Convolutions with many channels use minimal filtering;
 * an enlarged picture is convolved before it is enlarged; pose channels are a correction of the
 * border; heads on the same features are one convolution. Float32 throughout.
 */
public final class DenseCpuForm extends CpuForm {
  private final PackedKernels kernels;

  /**
   * @param kernels how kernels are kept and applied
   */
  public DenseCpuForm(PackedKernels kernels) {
    this.kernels = kernels;
  }

  @Override
  public String id() {
    return "dense-cpu-" + kernels.id() + "-2";
  }

  @Override
  public Variable conv(MethodText m, ConvBlock block, Variable x) {
    return norm(m, block, sameSize(m, block, x));
  }

  @Override
  public Variable convWithPose(MethodText m, ConvBlock block, Variable x, String pose) {
    Variable y = sameSize(m, block, x);
    PoseBorder.add(m, block, y, x.channels(), pose);
    return norm(m, block, y);
  }

  @Override
  public Variable down(MethodText m, ConvBlock block, Variable x) {
    return norm(m, block, convolved(m, KernelMap.STRIDED, block, x, 0));
  }

  @Override
  public Variable up(MethodText m, ConvBlock block, Variable x) {
    return norm(m, block, convolved(m, KernelMap.TRANSPOSED, block, x, 0));
  }

  @Override
  public Variable residual(MethodText m, ResidualBlock block, Variable x) {
    Variable y = conv(m, block.second(), conv(m, block.first(), x));
    m.statement("k = torch.add_(%s, %s)".formatted(y, x));
    return y;
  }

  @Override
  public Variable enlargeAndConv(MethodText m, ConvBlock block, Variable x, Variable skip) {
    if (skip == null) {
      return norm(m, block, convolved(m, KernelMap.ENLARGED, block, x, 0));
    }
    Variable y = convolved(m, KernelMap.SAME, block, skip, x.channels());
    Convolution.choose(KernelMap.ENLARGED, x, block.outputs(), kernels)
        .add(m, inputs(m, block, 0, x.channels()), x, y);
    return norm(m, block, y);
  }

  @Override
  public List<Variable> heads(MethodText m, Variable x, List<Head> heads) {
    return FusedHeads.write(m, x, heads);
  }

  private Variable sameSize(MethodText m, ConvBlock block, Variable x) {
    if (block.kernel() == 3) {
      return convolved(m, KernelMap.SAME, block, x, 0);
    }
    int pad = block.kernel() / 2;
    String kernel = inputs(m, block, 0, x.channels());
    m.program().prepare("%s = torch.contiguous(%s, memory_format=2)".formatted(kernel, kernel));
    return m.define(
        block.outputs(),
        x.size(),
        "torch.conv2d(%s, %s, None, [1, 1], [%d, %d])".formatted(x, kernel, pad, pad));
  }

  /** The convolution of some of a block's inputs, from {@code first} on: those that x has. */
  private Variable convolved(MethodText m, KernelMap map, ConvBlock block, Variable x, int first) {
    String kernel = inputs(m, block, first, first + x.channels());
    return Convolution.choose(map, x, block.outputs(), kernels)
        .apply(m, kernel, x, block.outputs());
  }

  /** A kernel's weights for some of the inputs. */
  private static String inputs(MethodText m, ConvBlock block, int from, int to) {
    if (to - from == block.inputs()) {
      return m.weights().tensor(block.weightKey());
    }
    return m.weights()
        .derived(
            block.weightKey() + "." + from,
            ElementType.FLOAT32,
            w -> {
              float[] all = w.values(block.weightKey()).values();
              int taps = block.kernel() * block.kernel();
              float[] some = new float[block.outputs() * (to - from) * taps];
              for (int o = 0; o < block.outputs(); o++) {
                int source = (o * block.inputs() + from) * taps;
                int length = (to - from) * taps;
                System.arraycopy(all, source, some, o * length, length);
              }
              return new WeightTensor(
                  new int[] {block.outputs(), to - from, block.kernel(), block.kernel()}, some);
            });
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
                StripNorm.takeAndApply(m.program()),
                y,
                m.weights().tensor(block.normWeightKey()),
                m.weights().tensor(block.normBiasKey()),
                slope,
                StripText.rows(y.size(), 2 * y.channels())));
    return y;
  }
}
