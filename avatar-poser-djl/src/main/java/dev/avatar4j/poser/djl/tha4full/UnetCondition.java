package dev.avatar4j.poser.djl.tha4full;

import dev.avatar4j.poser.djl.network.MethodText;

/** The pose's part in a block's scales and shifts; a few thousand numbers per frame, in float32. */
final class UnetCondition {
  private UnetCondition() {}

  /**
   * @param m the method being written
   * @param prefix of the keys
   * @param pose a float32 variable {@code [1, 6]}
   * @return the embedded pose with the activation that every block puts before its own layer
   */
  static String write(MethodText m, String prefix, String pose) {
    String hidden = m.define("torch.silu(" + linear(m, prefix + "cond_embed.0", pose) + ")");
    return m.define("torch.silu(" + linear(m, prefix + "cond_embed.2", hidden) + ")");
  }

  /**
   * @param m the method being written
   * @param block a block
   * @param condition from {@link #write}
   * @return its scales, then its shifts, {@code [1, 2 x outputs]}
   */
  static String scalesAndShifts(MethodText m, UnetBlock block, String condition) {
    return m.define(linear(m, block.pose(), condition));
  }

  private static String linear(MethodText m, String key, String x) {
    return "torch.linear(%s, %s, %s)"
        .formatted(x, m.weights().tensor(key + ".weight"), m.weights().tensor(key + ".bias"));
  }
}
