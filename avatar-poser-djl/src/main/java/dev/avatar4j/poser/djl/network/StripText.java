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
    return program.helper(
        "strip_separable",
        "x: Tensor, norm: List[Tensor], slope: float, depthwise: Tensor, pointwise: Tensor,"
            + " y: Tensor, stride: int, pad: int, zones: List[Tensor], scale: Tensor,"
            + " shift: Tensor, rows: int",
        NORM,
        """
        means : List[Tensor] = []
        variances : List[Tensor] = []
        done = 0
        y0 = 0
        while y0 < y.size(2):
          to = stride * (y0 + rows - 1) - pad + depthwise.size(2)
          done = %s(x, norm, slope, done, to)
          u = %s(x, depthwise, None, stride, pad, x.size(1), y0, y0 + rows)
          z = %s
          if torch.len(zones) > 0:
            k = %s(z, zones[0], zones[1], pad, y0, y.size(2))
        """
                .formatted(
                    StripNorm.apply(program),
                    convolution(program),
                    kernels.convolve("u", "pointwise", 1, 0, 1),
                    PoseBorder.helper(program))
            + kept("z", "torch.slice(y, 2, y0, y0 + rows)")
            + normed(program));
  }

  /**
   * A transposed depthwise convolution, then a packed 1x1 convolution, into {@code y}. Returns the
   * norm of {@code y}.
   */
  static String enlarged(Program program, PackedKernels kernels) {
    return program.helper(
        "strip_enlarged",
        "x: Tensor, norm: List[Tensor], slope: float, depthwise: Tensor, pointwise: Tensor,"
            + " y: Tensor, scale: Tensor, shift: Tensor, rows: int",
        NORM,
        enlargedRows(program)
            + "  z = %s\n".formatted(kernels.convolve("u", "pointwise", 1, 0, 1))
            + kept("z", "torch.slice(y, 2, 2 * y0, 2 * (y0 + rows))")
            + normed(program));
  }

  /**
   * The sum of an enlarged and an ordinary separable convolution, into {@code y}. Returns the norm
   * of {@code y}.
   */
  static String joined(Program program, PackedKernels kernels) {
    return program.helper(
        "strip_joined",
        "x: Tensor, norm: List[Tensor], slope: float, depthwise: Tensor, pointwise: Tensor,"
            + " skip: Tensor, skip_depthwise: Tensor, skip_pointwise: Tensor, y: Tensor,"
            + " scale: Tensor, shift: Tensor, rows: int",
        NORM,
        enlargedRows(program)
            + """
              v = %s(skip, skip_depthwise, None, 1, 1, skip.size(1), 2 * y0, 2 * (y0 + rows))
              z = torch.add_(%s, %s)
            """
                .formatted(
                    convolution(program),
                    kernels.convolve("u", "pointwise", 1, 0, 1),
                    kernels.convolve("v", "skip_pointwise", 1, 0, 1))
            + kept("z", "torch.slice(y, 2, 2 * y0, 2 * (y0 + rows))")
            + normed(program));
  }

  /** Opens a loop over strips of x, up to the transposed convolution {@code u}. */
  private static String enlargedRows(Program program) {
    return """
        means : List[Tensor] = []
        variances : List[Tensor] = []
        done = 0
        y0 = 0
        while y0 < x.size(2):
          done = %s(x, norm, slope, done, y0 + rows + 1)
          u = %s(x, depthwise, y0, y0 + rows)
        """
        .formatted(StripNorm.apply(program), transposed(program));
  }

  /** Stores a strip while its moments are taken, and closes the loop's body. */
  private static String kept(String strip, String place) {
    return """
          m, v = torch.batch_norm_update_stats(%1$s, None, None, 0.1)
          k2 = torch.append(means, m)
          k2 = torch.append(variances, v)
          k3 = torch.copy_(%2$s, %1$s)
          y0 = y0 + rows
        """
        .formatted(strip, place);
  }

  private static String normed(Program program) {
    return "return %s(means, variances, scale, shift)\n".formatted(StripNorm.of(program));
  }
}
