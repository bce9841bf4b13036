package dev.avatar4j.poser.djl.network;

/**
 * TorchScript helpers for instance norms with a (leaky) rectifier that go along with the strips of
 * the convolutions around them: moments are taken of a strip that has just been computed, and the
 * norm is applied to rows just before the next convolution reads them. So a picture that does not
 * fit the cache is read and written once, not three times.
 *
 * <p>Moments are {@link StripMoments}. The scaling is no native_batch_norm into a given tensor: in
 * libtorch 2.7.1 that corrupts the heap.
 *
 * <p>A norm is a list: factor and constant per channel {@code [1, channels, 1, 1]}, then, in
 * residual blocks, a tensor to be added to the result. An empty one is applied already.
 */
final class StripNorm {
  private StripNorm() {}

  /** The norm of a picture from the moments of its strips, all equally high. */
  static String of(Program program) {
    return program.helper(
        "strip_norm_of",
        "means: List[Tensor], variances: List[Tensor], scale: Tensor, shift: Tensor",
        "List[Tensor]",
        StripMoments.POOLED
            + """
        factor = torch.mul(scale, torch.rsqrt(torch.add(variance, 1e-05)))
        constant = torch.sub(shift, torch.mul(mean, factor))
        return [torch.view(factor, [1, -1, 1, 1]), torch.view(constant, [1, -1, 1, 1])]
        """);
  }

  /**
   * Applies a norm to rows {@code [start, to)}, in place, but to none from {@code limit} on. A
   * slope of 1 is no rectifier, of 0 an ordinary one. Returns where it ended.
   */
  static String apply(Program program) {
    return program.helper(
        "strip_normalize",
        "x: Tensor, norm: List[Tensor], slope: float, start: int, to: int, limit: int",
        "int",
        """
        if to > limit:
          to = limit
        if torch.len(norm) > 0 and to > start:
          s = torch.slice(x, 2, start, to)
          k = torch.addcmul(norm[1], s, norm[0], out=s)
          if slope < 1.0:
            k = torch.leaky_relu_(s, slope)
          if torch.len(norm) > 2:
            k = torch.add_(s, torch.slice(norm[2], 2, start, to))
        return to
        """);
  }

  /** The same for a whole picture, strip by strip. */
  static String applyToAll(Program program) {
    String loop = StripLoop.helper(program, "strip_normalize_rows", "", "");
    return program.helper(
        "strip_normalize_all",
        "x: Tensor, norm: List[Tensor], slope: float, rows: int",
        "int",
        "return %s(x, norm, slope, %s(x.size(2), rows), 0)\n"
            .formatted(loop, StripLoop.step(program)));
  }

  /** Takes the moments of a picture strip by strip, and applies the norm at once. */
  static String takeAndApply(Program program) {
    return program.helper(
        "strip_norm",
        "x: Tensor, scale: Tensor, shift: Tensor, slope: float, rows: int",
        "int",
        StripMoments.lists("k")
            + "return %s(x, %s(means, variances, scale, shift), slope, rows)\n"
                .formatted(applyToAll(program), of(program)));
  }
}
