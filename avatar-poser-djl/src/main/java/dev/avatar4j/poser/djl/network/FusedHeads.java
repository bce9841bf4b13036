package dev.avatar4j.poser.djl.network;

import dev.avatar4j.poser.djl.model.WeightTensor;
import dev.avatar4j.poser.djl.torchscript.ElementType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Several heads as one convolution, strip by strip; its channels go to a picture per head. */
final class FusedHeads {
  private FusedHeads() {}

  static List<Variable> write(MethodText m, Variable x, List<Head> heads) {
    return write(m, x, PendingNorms.NONE, heads, Strips.STANDARD);
  }

  /**
   * @param norm the expressions for the norm to be applied to x first, and for its slope
   */
  static List<Variable> write(
      MethodText m, Variable x, String norm, List<Head> heads, Strips strips) {
    if (outputs(heads) <= HeadTaps.MAX_OUTPUTS) {
      List<Variable> pictures = new ArrayList<>();
      String pending = norm;
      for (Head head : heads) {
        pictures.add(HeadTaps.write(m, x, pending, head, strips));
        pending = PendingNorms.NONE;
      }
      return pictures;
    }
    String name = String.join(".", heads.stream().map(Head::key).toList());
    String kernel =
        m.weights().derived(name + ".kernels", ElementType.FLOAT32, w -> kernels(w, x, heads));
    String bias = m.weights().derived(name + ".biases", ElementType.FLOAT32, w -> biases(w, heads));
    m.program().prepare("%s = torch.contiguous(%s, memory_format=2)".formatted(kernel, kernel));
    List<Variable> pictures = new ArrayList<>();
    for (Head head : heads) {
      pictures.add(m.define(head.outputs(), x.size(), empty(x, head.outputs())));
    }
    m.statement(
        "k = %s(%s, %s, %s, %s, %s, %s(%d, %d), 1)"
            .formatted(
                helper(m.program(), heads),
                x,
                norm,
                kernel,
                bias,
                Program.list(pictures),
                StripLoop.step(m.program()),
                x.size(),
                strips.rows(x.size(), x.channels() + 2 * outputs(heads))));
    return pictures;
  }

  private static String helper(Program program, List<Head> heads) {
    StringBuilder name = new StringBuilder("heads");
    StringBuilder strip =
        new StringBuilder(
            """
            y0 = i * step
            y1 = y0 + step
            all = %s(x, kernel, bias, 1, 1, 1, y0, y1)
            """
                .formatted(StripText.convolution(program)));
    int channel = 0;
    for (int i = 0; i < heads.size(); i++) {
      Head head = heads.get(i);
      int end = channel + head.outputs();
      name.append('_').append(head.kind().name().toLowerCase(Locale.ROOT)).append(head.outputs());
      strip
          .append(
              """
              rows%1$d = torch.slice(pictures[%1$d], 2, y0, y1)
              k = torch.copy_(rows%1$d, torch.slice(all, 1, %2$d, %3$d))
              """
                  .formatted(i, channel, end))
          .append(head.kind().activate("rows" + i));
      channel = end;
    }
    return StripLoop.helper(
        program,
        name.toString(),
        "kernel: Tensor, bias: Tensor, pictures: List[Tensor]",
        strip.toString());
  }

  /** An uninitialised picture of the size of x. */
  static String empty(Variable x, int channels) {
    return "torch.empty([1, %d, %d, %d], dtype=6, layout=0, device=%s.device)"
        .formatted(channels, x.size(), x.size(), x);
  }

  private static int outputs(List<Head> heads) {
    return heads.stream().mapToInt(Head::outputs).sum();
  }

  private static WeightTensor kernels(NetworkWeights weights, Variable x, List<Head> heads) {
    float[] all = new float[outputs(heads) * x.channels() * 9];
    int at = 0;
    for (Head head : heads) {
      float[] values = weights.values(head.weightKey()).values();
      System.arraycopy(values, 0, all, at, values.length);
      at += values.length;
    }
    return new WeightTensor(new int[] {outputs(heads), x.channels(), 3, 3}, all);
  }

  private static WeightTensor biases(NetworkWeights weights, List<Head> heads) {
    float[] all = new float[outputs(heads)];
    int at = 0;
    for (Head head : heads) {
      if (head.biasKey().isPresent()) {
        float[] values = weights.values(head.biasKey().get()).values();
        System.arraycopy(values, 0, all, at, values.length);
      }
      at += head.outputs();
    }
    return new WeightTensor(new int[] {outputs(heads)}, all);
  }
}
