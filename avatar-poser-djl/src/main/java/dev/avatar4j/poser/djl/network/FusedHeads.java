package dev.avatar4j.poser.djl.network;

import dev.avatar4j.poser.djl.model.WeightTensor;
import dev.avatar4j.poser.djl.torchscript.ElementType;
import java.util.ArrayList;
import java.util.List;

/** Several heads as one convolution, strip by strip; its channels go to a picture per head. */
final class FusedHeads {
  private FusedHeads() {}

  static List<Variable> write(MethodText m, Variable x, List<Head> heads) {
    return write(m, x, heads, Strips.STANDARD);
  }

  static List<Variable> write(MethodText m, Variable x, List<Head> heads, Strips strips) {
    if (outputs(heads) <= HeadTaps.MAX_OUTPUTS) {
      return heads.stream().map(head -> HeadTaps.write(m, x, head, strips)).toList();
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
    int rows = strips.rows(x.size(), x.channels() + 2 * outputs(heads));
    String y0 = m.define("0");
    m.block(
        "while %s < %d:".formatted(y0, x.size()),
        () -> {
          String y1 = m.define("%s + %d".formatted(y0, rows));
          String all =
              m.define(
                  "%s(%s, %s, %s, 1, 1, 1, %s, %s)"
                      .formatted(StripText.convolution(m.program()), x, kernel, bias, y0, y1));
          int channel = 0;
          for (Variable picture : pictures) {
            int end = channel + picture.channels();
            m.statement(
                "k = torch.copy_(torch.slice(%s, 2, %s, %s), torch.slice(%s, 1, %d, %d))"
                    .formatted(picture, y0, y1, all, channel, end));
            channel = end;
          }
          m.statement("%s = %s".formatted(y0, y1));
        });
    for (int i = 0; i < heads.size(); i++) {
      activate(m, heads.get(i), pictures.get(i));
    }
    return pictures;
  }

  /** Applies a head's activation in place. */
  static void activate(MethodText m, Head head, Variable picture) {
    if (head.kind() != Head.Kind.GRID) {
      m.statement("k = %s_(%s)".formatted(head.kind().function(), picture));
    }
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
