package dev.avatar4j.poser.djl.network.dense;

import dev.avatar4j.poser.djl.network.Program;

/** How kernels are kept and applied by convolutions; one per kind of processor. */
public enum PackedKernels {
  /**
   * oneDNN's blocked layout, made once by {@code prepare}. Without it, libtorch rearranges a kernel
   * at each call, which costs a third of the time where there are few pixels per kernel.
   */
  ONEDNN {
    @Override
    String pack(Program program, String kernel, String expression, int groups, int pixels) {
      String pack =
          program.helper(
              "dense_pack",
              "w: Tensor, stride: int, padding: int, groups: int, rows: int, columns: int",
              "Tensor",
              """
              c = groups * torch.size(w, 1)
              k = torch.to_mkldnn(torch.contiguous(w))
              return torch.mkldnn_reorder_conv2d_weight(k, [padding, padding], [stride, stride], \
              [1, 1], groups, [1, c, rows, columns])
              """);
      return program.state(
          attribute(kernel) + "_packed",
          "%s(%s, 1, 0, %d, %d, 1)".formatted(pack, expression, groups, pixels));
    }

    @Override
    String multiply(Program program, String v, String packed, int groups) {
      return "ops.mkldnn._convolution_pointwise(%s, %s, None, [0, 0], [1, 1], [1, 1], %d, \"none\", [], \"\")"
          .formatted(v, packed, groups);
    }
  },
  /** What every libtorch has. */
  PLAIN {
    @Override
    String pack(Program program, String kernel, String expression, int groups, int pixels) {
      return program.state(attribute(kernel) + "_products", expression);
    }

    @Override
    String multiply(Program program, String v, String packed, int groups) {
      return "torch.conv2d(%s, %s, None, [1, 1], [0, 0], [1, 1], %d)".formatted(v, packed, groups);
    }
  };

  abstract String pack(Program program, String kernel, String expression, int groups, int pixels);

  abstract String multiply(Program program, String v, String packed, int groups);

  private static String attribute(String expression) {
    return expression.substring("self.".length());
  }
}
