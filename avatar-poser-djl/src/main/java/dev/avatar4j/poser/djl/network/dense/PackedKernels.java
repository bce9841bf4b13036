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
    public String pack(
        Program program,
        String kernel,
        String expression,
        int stride,
        int padding,
        int groups,
        String rows,
        int columns) {
      String pack =
          program.helper(
              "dense_pack",
              "w: Tensor, original: Tensor, stride: int, padding: int, groups: int, rows: int,"
                  + " columns: int",
              "Tensor",
              """
              c = groups * torch.size(w, 1)
              k = torch.to_mkldnn(torch.contiguous(w))
              m = torch.set_(original, torch.empty([0], dtype=6, layout=0, device=w.device))
              return torch.mkldnn_reorder_conv2d_weight(k, [padding, padding], [stride, stride], \
              [1, 1], groups, [1, c, rows, columns])
              """);
      return program.state(
          attribute(kernel) + "_packed",
          "%s(%s, %s, %d, %d, %d, %s, %d)"
              .formatted(pack, expression, kernel, stride, padding, groups, rows, columns));
    }

    @Override
    public String convolve(String x, String packed, int stride, int padding, int groups) {
      return ("ops.mkldnn._convolution_pointwise(%s, %s, None, [%d, %d], [%d, %d], [1, 1], %d,"
              + " \"none\", [], \"\")")
          .formatted(x, packed, padding, padding, stride, stride, groups);
    }
  },
  /** Channels last, which every libtorch can do with. */
  PLAIN {
    @Override
    public String pack(
        Program program,
        String kernel,
        String expression,
        int stride,
        int padding,
        int groups,
        String rows,
        int columns) {
      String pack =
          program.helper(
              "dense_pack",
              "w: Tensor, original: Tensor",
              "Tensor",
              """
              k = torch.clone(w, memory_format=2)
              m = torch.set_(original, torch.empty([0], dtype=6, layout=0, device=w.device))
              return k
              """);
      return program.state(
          attribute(kernel) + "_packed", "%s(%s, %s)".formatted(pack, expression, kernel));
    }

    @Override
    public String convolve(String x, String packed, int stride, int padding, int groups) {
      return "torch.conv2d(%s, %s, None, [%d, %d], [%d, %d], [1, 1], %d)"
          .formatted(x, packed, stride, stride, padding, padding, groups);
    }
  };

  /**
   * @return the better one for this machine
   */
  public static PackedKernels ofThisMachine() {
    return ONEDNN.usableOnThisMachine() ? ONEDNN : PLAIN;
  }

  /**
   * @return whether libtorch can use it here
   */
  public boolean usableOnThisMachine() {
    String processor = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    return this == PLAIN || processor.equals("amd64") || processor.equals("x86_64");
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
   * @param rows the expression for the height of the pictures it will be applied to; for others,
   *     the layout may have to be changed at each call
   * @return the expression for the result
   */
  public abstract String pack(
      Program program,
      String kernel,
      String expression,
      int stride,
      int padding,
      int groups,
      String rows,
      int columns);

  /**
   * @param x the expression for a channels-last tensor
   * @param packed the expression for a packed kernel
   * @param stride the kernel's
   * @param padding the kernel's
   * @param groups of channels
   * @return an expression for the convolution of {@code x} with a packed kernel
   */
  public abstract String convolve(String x, String packed, int stride, int padding, int groups);

  private static String attribute(String expression) {
    return expression.substring("self.".length());
  }
}
