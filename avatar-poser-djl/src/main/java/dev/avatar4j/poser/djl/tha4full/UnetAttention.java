package dev.avatar4j.poser.djl.tha4full;

import dev.avatar4j.poser.djl.network.MethodText;
import dev.avatar4j.poser.djl.network.Variable;

/** Attention of several heads among all pixels. */
final class UnetAttention {
  private UnetAttention() {}

  /**
   * @param all queries, keys and values: each of the three has all its heads' channels
   * @param heads how many
   * @return an expression: {@code [3, heads, channels of a head, pixels]}
   */
  static String heads(Variable all, int heads) {
    return "torch.reshape(%s, [3, %d, %d, %d])"
        .formatted(all, heads, all.channels() / 3 / heads, all.size() * all.size());
  }

  /**
   * @param m the method being written
   * @param heads from {@link #heads}
   * @param channels of a head
   * @return an expression: {@code [heads, channels of a head, pixels]}
   */
  static String mixed(MethodText m, String heads, int channels) {
    // Queries and keys are scaled alike, each by the fourth root.
    double scale = 1 / Math.sqrt(Math.sqrt(channels));
    String queries = m.define("torch.mul(torch.select(%s, 0, 0), %s)".formatted(heads, scale));
    String keys = m.define("torch.mul(torch.select(%s, 0, 1), %s)".formatted(heads, scale));
    String weights =
        m.define(
            "torch.softmax(torch.bmm(torch.transpose(%s, 1, 2), %s), -1, None)"
                .formatted(queries, keys));
    return "torch.bmm(torch.select(%s, 0, 2), torch.transpose(%s, 1, 2))".formatted(heads, weights);
  }
}
