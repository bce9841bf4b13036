package dev.avatar4j.poser.djl.network.dense;

import dev.avatar4j.poser.djl.network.MethodText;
import dev.avatar4j.poser.djl.network.Variable;

/**
 * A convolution as libtorch has it, for few channels: there, transforming tiles costs more than
 * multiplying.
 */
final class DirectConvolution implements Convolution {
  private final KernelMap map;
  private final PackedKernels kernels;

  DirectConvolution(KernelMap map, PackedKernels kernels) {
    this.map = map;
    this.kernels = kernels;
  }

  @Override
  public Variable apply(MethodText m, String kernel, Variable x, int outputs) {
    return switch (map) {
      case SAME -> convolution(m, kernel, x, outputs, 1);
      case STRIDED -> convolution(m, kernel, x, outputs, 2);
      case TRANSPOSED -> {
        m.program().prepare("%s = torch.contiguous(%s, memory_format=2)".formatted(kernel, kernel));
        yield m.define(
            outputs,
            2 * x.size(),
            "torch.conv_transpose2d(%s, %s, None, [2, 2], [1, 1], [0, 0], 1, [1, 1])"
                .formatted(x, kernel));
      }
      case ENLARGED -> throw new IllegalStateException("Enlarging is always written as phases");
    };
  }

  @Override
  public void add(MethodText m, String kernel, Variable x, Variable y) {
    m.statement("k = torch.add_(%s, %s)".formatted(y, apply(m, kernel, x, y.channels())));
  }

  private Variable convolution(MethodText m, String kernel, Variable x, int outputs, int stride) {
    String rows = Integer.toString(x.size());
    String packed = kernels.pack(m.program(), kernel, kernel, stride, 1, 1, rows, x.size());
    return m.define(outputs, x.size() / stride, kernels.convolve(x.name(), packed, stride, 1, 1));
  }
}
