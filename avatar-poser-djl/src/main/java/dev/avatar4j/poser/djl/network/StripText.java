package dev.avatar4j.poser.djl.network;

import dev.avatar4j.poser.djl.network.dense.PackedKernels;

/**
 * TorchScript helpers that compute blocks in strips of rows, on channels-last tensors: what lies
 * between the steps of a block is a few rows high and never leaves the processor's cache, and only
 * a block's result is written to memory. A strip reads the rows that its kernel needs beyond its
 * own; the zero padding is that of the picture.
 */
final class StripText {
  private static final String NORM = "List[Tensor]";

  private StripText() {}

  /** The standard height of strips, see {@link Strips#rows}. */
  static int rows(int size, int channels) {
    return Strips.STANDARD.rows(size, channels);
  }

  /** A channels-last tensor as a matrix of one row per pixel; a view. */
  static String pixels(Program program) {
    return program.helper(
        "strip_pixels",
        "x: Tensor",
        "Tensor",
        """
        return torch.view(torch.permute(x, [0, 2, 3, 1]), [x.size(2) * x.size(3), x.size(1)])
        """);
  }

  /** Rows {@code [y0, y1)} of a convolution of {@code x} padded by {@code pad}. */
  static String convolution(Program program) {
    return program.helper(
        "strip_convolution",
        "x: Tensor, w: Tensor, bias: Optional[Tensor], stride: int, pad: int, groups: int,"
            + " y0: int, y1: int",
        "Tensor",
        """
        h = x.size(2)
        lo = stride * y0 - pad
        hi = stride * (y1 - 1) - pad + w.size(2)
        if lo >= 0 and hi <= h:
          y = torch.conv2d(torch.slice(x, 2, lo, hi), w, bias, [stride, stride], [0, pad], \
        [1, 1], groups)
        else:
          first = y0 - pad
          if first < 0:
            first = 0
          if hi > h:
            hi = h
          z = torch.conv2d(torch.slice(x, 2, stride * first, hi), w, bias, [stride, stride], \
        [pad, pad], [1, 1], groups)
          y = torch.slice(z, 2, y0 - first, y1 - first)
        return y
        """);
  }

  /**
   * Rows {@code [2 a, 2 b)} of a depthwise transposed convolution: 4x4, stride 2, padding 1. A
   * padding of 3 makes it drop the rows that lack a neighbour.
   */
  static String transposed(Program program) {
    return program.helper(
        "strip_transposed",
        "x: Tensor, w: Tensor, a: int, b: int",
        "Tensor",
        """
        c = x.size(1)
        if a > 0 and b < x.size(2):
          y = torch.conv_transpose2d(torch.slice(x, 2, a - 1, b + 1), w, None, [2, 2], [3, 1], \
        [0, 0], c, [1, 1])
        else:
          lo = a - 1
          if lo < 0:
            lo = 0
          z = torch.conv_transpose2d(torch.slice(x, 2, lo, b + 1), w, None, [2, 2], [1, 1], \
        [0, 0], c, [1, 1])
          y = torch.slice(z, 2, 2 * (a - lo), 2 * (b - lo))
        return y
        """);
  }

  /**
   * A depthwise convolution, then a packed 1x1 convolution, then zones of constant channels unless
   * the list is empty, into {@code y}. Returns the norm of {@code y}.
   */
  static String separable(Program program, PackedKernels kernels) {
    String strip =
        """
        y0 = i * step // stride
        y1 = (i + 1) * step // stride
        u = %s(x, depthwise, None, stride, pad, x.size(1), y0, y1)
        z = %s
        if torch.len(zones) > 0:
          k0 = %s(z, zones[0], zones[1], pad, y0, y.size(2))
        """
            .formatted(
                convolution(program),
                kernels.convolve("u", "pointwise", 1, 0, 1),
                PoseBorder.helper(program));
    return normed(
        program,
        "strip_separable",
        "depthwise: Tensor, pointwise: Tensor, y: Tensor, stride: int, pad: int,"
            + " zones: List[Tensor]",
        strip,
        "stride * rows",
        "pad");
  }

  /**
   * A transposed depthwise convolution, then a packed 1x1 convolution, into {@code y}. Returns the
   * norm of {@code y}.
   */
  static String enlarged(Program program, PackedKernels kernels) {
    return normed(
        program,
        "strip_enlarged",
        "depthwise: Tensor, pointwise: Tensor, y: Tensor",
        enlargedRows(program) + "z = %s\n".formatted(kernels.convolve("u", "pointwise", 1, 0, 1)),
        "rows",
        "1");
  }

  /**
   * The sum of an enlarged and an ordinary separable convolution, into {@code y}. Returns the norm
   * of {@code y}.
   */
  static String joined(Program program, PackedKernels kernels) {
    return normed(
        program,
        "strip_joined",
        "depthwise: Tensor, pointwise: Tensor, skip: Tensor, skip_depthwise: Tensor,"
            + " skip_pointwise: Tensor, y: Tensor",
        enlargedRows(program)
            + """
              v = %s(skip, skip_depthwise, None, 1, 1, skip.size(1), y0, y1)
              z = torch.add_(%s, %s)
              """
                .formatted(
                    convolution(program),
                    kernels.convolve("u", "pointwise", 1, 0, 1),
                    kernels.convolve("v", "skip_pointwise", 1, 0, 1)),
        "rows",
        "1");
  }

  private static String enlargedRows(Program program) {
    return """
        y0 = 2 * i * step
        y1 = y0 + 2 * step
        u = %s(x, depthwise, i * step, (i + 1) * step)
        """
        .formatted(transposed(program));
  }

  /**
   * A helper that stores strips, takes their moments meanwhile, and returns the norm of all.
   *
   * @param more its parameters between {@code x, norm, slope} and {@code scale, shift, rows}
   * @param strip computes {@code z}, rows {@code [y0, y1)} of y
   * @param step rows of x that {@code rows} stands for
   * @param reach rows of x beyond these
   */
  private static String normed(
      Program program, String name, String more, String strip, String step, String reach) {
    String loop =
        StripLoop.helper(
            program,
            name + "_rows",
            more + ", means: List[Tensor], variances: List[Tensor]",
            strip
                + """
                  mean, variance = torch.batch_norm_update_stats(z, None, None, 0.1)
                  k1 = torch._set_item(means, i, mean)
                  k2 = torch._set_item(variances, i, variance)
                  k3 = torch.copy_(torch.slice(y, 2, y0, y1), z)
                  """);
    return program.helper(
        name,
        "x: Tensor, norm: List[Tensor], slope: float, "
            + more
            + ", scale: Tensor, shift: Tensor, rows: int",
        NORM,
        """
        step = %s(x.size(2), %s)
        means : List[Tensor] = []
        variances : List[Tensor] = []
        for n in range(x.size(2) // step):
          k1 = torch.append(means, scale)
          k2 = torch.append(variances, scale)
        k = %s(x, norm, slope, %s, means, variances, step, %s)
        return %s(means, variances, scale, shift)
        """
            .formatted(
                StripLoop.step(program),
                step,
                loop,
                SharedWork.names(more),
                reach,
                StripNorm.of(program)));
  }
}
