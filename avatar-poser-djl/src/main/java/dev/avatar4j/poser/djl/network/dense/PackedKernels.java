package dev.avatar4j.poser.djl.network.dense;

import dev.avatar4j.poser.djl.network.Program;
import java.util.Locale;

/** How kernels are kept and applied by convolutions; one per kind of processor. */
public enum PackedKernels {
  /**
   * oneDNN's blocked layout, made once by {@code prepare}. Without it, libtorch rearranges a kernel
   * at each call, which costs a third of the time where there are few pixels per kernel. For x86-64
   * processors.
   */
  ONEDNN {
    @Override
    String pack(
        Program program,
        String kernel,
        String expression,
        int stride,
        int padding,
        int groups,
        int rows,
        int columns) {
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
          "%s(%s, %d, %d, %d, %d, %d)"
              .formatted(pack, expression, stride, padding, groups, rows, columns));
    }

    @Override
    String convolve(String x, String packed, int stride, int padding, int groups) {
      return ("ops.mkldnn._convolution_pointwise(%s, %s, None, [%d, %d], [%d, %d], [1, 1], %d,"
              + " \"none\", [], \"\")")
          .formatted(x, packed, padding, padding, stride, stride, groups);
    }
  },
  /** Channels last, which every libtorch can do with. */
  PLAIN {
    @Override
    String pack(
        Program program,
        String kernel,
        String expression,
        int stride,
        int padding,
        int groups,
        int rows,
        int columns) {
      return program.state(
          attribute(kernel) + "_packed",
          "torch.contiguous(%s, memory_format=2)".formatted(expression));
    }

    @Override
    String convolve(String x, String packed, int stride, int padding, int groups) {
      return "torch.conv2d(%s, %s, None, [%d, %d], [%d, %d], [1, 1], %d)"
          .formatted(x, packed, stride, stride, padding, padding, groups);
    }
  };

  /**
   * @return the better one for this machine
   */
  public static PackedKernels ofThisMachine() {
    String processor = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    return processor.equals("amd64") || processor.equals("x86_64") ? ONEDNN : PLAIN;
  }

  /**
   * @return a word for names of files
   */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Has {@code prepare} lay out a kernel {@code [outputs, inputs / groups, k, k]} and drop the
   * original.
   *
   * @param kernel the attribute that holds the original, {@code self.<attribute>}
   * @param expression the kernel to be used, made from the original
   * @return the expression for the result
   */
  abstract String pack(
      Program program,
      String kernel,
      String expression,
      int stride,
      int padding,
      int groups,
      int rows,
      int columns);

  /**
   * @return an expression for the convolution of {@code x} with a packed kernel
   */
  abstract String convolve(String x, String packed, int stride, int padding, int groups);

  private static String attribute(String expression) {
    return expression.substring("self.".length());
  }
}
