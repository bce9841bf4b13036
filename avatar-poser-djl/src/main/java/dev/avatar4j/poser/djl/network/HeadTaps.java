package dev.avatar4j.poser.djl.network;

import dev.avatar4j.poser.djl.model.WeightTensor;
import dev.avatar4j.poser.djl.torchscript.ElementType;
import java.util.Locale;

/**
 * A head of few channels as one matrix product with all nine taps of its kernel, whose results are
 * then shifted and added. A convolution computes sixteen outputs at once, however few are wanted.
 */
final class HeadTaps {
  /** Up to how many outputs this was measured to be faster than a convolution. */
  static final int MAX_OUTPUTS = 4;

  private static final int TAPS = 9;

  private HeadTaps() {}

  static Variable write(MethodText m, Variable x, String norm, Head head, Strips strips) {
    String matrix =
        m.weights().derived(head.key() + ".taps", ElementType.FLOAT32, w -> matrix(w, x, head));
    Variable picture = m.define(head.outputs(), x.size(), FusedHeads.empty(x, head.outputs()));
    String bias =
        head.biasKey()
            .map(
                key ->
                    m.define(
                        "[torch.view(%s, [1, %d, 1, 1])]"
                            .formatted(m.weights().tensor(key), head.outputs())))
            .orElse("[]");
    m.statement(
        "k = %s(%s, %s, %s, %s, %s, %s(%d, %d), 1)"
            .formatted(
                helper(m.program(), head.kind()),
                x,
                norm,
                matrix,
                bias,
                picture,
                StripLoop.step(m.program()),
                x.size(),
                strips.rows(x.size(), x.channels() + TAPS * head.outputs())));
    return picture;
  }

  private static String helper(Program program, Head.Kind kind) {
    return StripLoop.helper(
        program,
        "head_taps_" + kind.name().toLowerCase(Locale.ROOT),
        "taps: Tensor, bias: List[Tensor], y: Tensor",
        """
        size = x.size(2)
        y0 = i * step
        y1 = y0 + step
        lo = y0 - 1
        if lo < 0:
          lo = 0
        hi = y1 + 1
        if hi > size:
          hi = size
        p = %s(torch.slice(x, 2, lo, hi))
        z = torch.view(torch.mm(taps, torch.t(p)), [3, 3, y.size(1), hi - lo, size])
        rows = torch.slice(y, 2, y0, y1)
        k = torch.copy_(rows[0], torch.slice(z[1][1], 1, y0 - lo, y1 - lo))
        for row in range(3):
          a = y0
          if row == 0 and y0 == 0:
            a = 1
          b = y1
          if row == 2 and y1 == size:
            b = y1 - 1
          out = torch.slice(y[0], 1, a, b)
          z0 = torch.slice(z[row], 2, a + row - 1 - lo, b + row - 1 - lo)
          k = torch.add_(torch.slice(out, 2, 1, size), torch.slice(z0[0], 2, 0, size - 1))
          if row != 1:
            k = torch.add_(out, z0[1])
          k = torch.add_(torch.slice(out, 2, 0, size - 1), torch.slice(z0[2], 2, 1, size))
        if torch.len(bias) > 0:
          k = torch.add_(rows, bias[0])
        """
                .formatted(StripText.pixels(program))
            + kind.activate("rows"));
  }

  /** {@code [9 outputs, inputs]}, row {@code tap * outputs + output}. */
  private static WeightTensor matrix(NetworkWeights weights, Variable x, Head head) {
    float[] kernel = weights.values(head.weightKey()).values();
    int rows = TAPS * head.outputs();
    float[] matrix = new float[rows * x.channels()];
    for (int row = 0; row < rows; row++) {
      int tap = row / head.outputs();
      int output = row % head.outputs();
      for (int c = 0; c < x.channels(); c++) {
        matrix[row * x.channels() + c] = kernel[(output * x.channels() + c) * TAPS + tap];
      }
    }
    return new WeightTensor(new int[] {rows, x.channels()}, matrix);
  }
}
