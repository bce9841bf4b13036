package dev.avatar4j.poser.djl.network;

import dev.avatar4j.poser.djl.network.dense.PackedKernels;

/**
 * TorchScript helpers that compute blocks in strips of rows, on channels-last tensors: what lies
 * between the steps of a block is a few rows high and never leaves the processor's cache, and only
 * a block's result is written to memory. A strip reads the rows that its kernel needs beyond its
 * own; the zero padding is that of the picture.
 */
final class StripText {
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

  /** A depthwise convolution, then a packed 1x1 convolution, into {@code y}. */
  static String separable(Program program, PackedKernels kernels) {
    return program.helper(
        "strip_separable",
        "x: Tensor, depthwise: Tensor, pointwise: Tensor, y: Tensor, stride: int, pad: int,"
            + " rows: int",
        "int",
        """
        y0 = 0
        while y0 < y.size(2):
          u = %s(x, depthwise, None, stride, pad, x.size(1), y0, y0 + rows)
          k = torch.copy_(torch.slice(y, 2, y0, y0 + rows), %s)
          y0 = y0 + rows
        return 0
        """
            .formatted(convolution(program), kernels.convolve("u", "pointwise", 1, 0, 1)));
  }

  /** A transposed depthwise convolution, then a packed 1x1 convolution, into {@code y}. */
  static String enlarged(Program program, PackedKernels kernels) {
    return program.helper(
        "strip_enlarged",
        "x: Tensor, depthwise: Tensor, pointwise: Tensor, y: Tensor, rows: int",
        "int",
        """
        y0 = 0
        while y0 < x.size(2):
          u = %s(x, depthwise, y0, y0 + rows)
          k = torch.copy_(torch.slice(y, 2, 2 * y0, 2 * (y0 + rows)), %s)
          y0 = y0 + rows
        return 0
        """
            .formatted(transposed(program), kernels.convolve("u", "pointwise", 1, 0, 1)));
  }

  /** The sum of an enlarged and an ordinary separable convolution, into {@code y}. */
  static String joined(Program program, PackedKernels kernels) {
    return program.helper(
        "strip_joined",
        "x: Tensor, x_depthwise: Tensor, x_pointwise: Tensor, skip: Tensor,"
            + " skip_depthwise: Tensor, skip_pointwise: Tensor, y: Tensor, rows: int",
        "int",
        """
        y0 = 0
        while y0 < x.size(2):
          u = %s(x, x_depthwise, y0, y0 + rows)
          v = %s(skip, skip_depthwise, None, 1, 1, skip.size(1), 2 * y0, 2 * (y0 + rows))
          k = torch.add(%s, %s, out=torch.slice(y, 2, 2 * y0, 2 * (y0 + rows)))
          y0 = y0 + rows
        return 0
        """
            .formatted(
                transposed(program),
                convolution(program),
                kernels.convolve("u", "x_pointwise", 1, 0, 1),
                kernels.convolve("v", "skip_pointwise", 1, 0, 1)));
  }

  /**
   * An instance norm and a (leaky) rectifier, in place: batch norm of a batch of one. A slope of 1
   * is no rectifier, of 0 an ordinary one. Moments are taken strip by strip, and then over strips:
   * libtorch adds up one channel's values one by one in float32, which over a whole picture loses
   * two digits. The scaling is no native_batch_norm into a given tensor: in libtorch 2.7.1 that
   * corrupts the heap.
   */
  static String norm(Program program) {
    return program.helper(
        "strip_norm",
        "x: Tensor, scale: Tensor, shift: Tensor, slope: float, rows: int",
        "Tensor",
        """
        means : List[Tensor] = []
        variances : List[Tensor] = []
        y0 = 0
        while y0 < x.size(2):
          m, v = torch.batch_norm_update_stats(torch.slice(x, 2, y0, y0 + rows), None, None, 0.1)
          k3 = torch.append(means, m)
          k3 = torch.append(variances, v)
          y0 = y0 + rows
        all = torch.stack(means, 0)
        mean = torch.mean(all, [0])
        between = torch.mean(torch.square(torch.sub(all, mean)), [0])
        variance = torch.add(torch.mean(torch.stack(variances, 0), [0]), between)
        factor = torch.mul(scale, torch.rsqrt(torch.add(variance, 1e-05)))
        constant = torch.view(torch.sub(shift, torch.mul(mean, factor)), [1, -1, 1, 1])
        factor = torch.view(factor, [1, -1, 1, 1])
        y0 = 0
        while y0 < x.size(2):
          s = torch.slice(x, 2, y0, y0 + rows)
          k = torch.addcmul(constant, s, factor, out=s)
          if slope < 1.0:
            k = torch.leaky_relu_(s, slope)
          y0 = y0 + rows
        return x
        """);
  }
}
