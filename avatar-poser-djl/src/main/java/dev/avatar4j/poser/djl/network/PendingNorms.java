package dev.avatar4j.poser.djl.network;

import java.util.HashMap;
import java.util.Map;

/**
 * The norms of a method that blocks have left to their readers. The first reader applies a norm in
 * place; those after it find finished features.
 */
final class PendingNorms {
  /** The expressions for no norm, and for its slope. */
  static final String NONE = "[], 1.0";

  private MethodText method;
  private final Map<String, String> pending = new HashMap<>();

  /**
   * @param norm the variable that holds the norm of y
   * @return y
   */
  Variable left(MethodText m, Variable y, String norm, Activation activation) {
    of(m).put(y.name(), norm + ", " + slope(activation));
    return y;
  }

  /** Has the pending norm of y add x in the end, which must have been read by then. */
  void addAfter(MethodText m, Variable y, Variable x) {
    String norm = of(m).get(y.name());
    m.define("torch.append(%s, %s)".formatted(norm.substring(0, norm.indexOf(',')), x));
  }

  /**
   * @return whether features still need their norm
   */
  boolean pending(MethodText m, Variable x) {
    return of(m).containsKey(x.name());
  }

  /**
   * @return the expressions for the norm and the slope to apply to features, which from now on are
   *     taken for finished
   */
  String taken(MethodText m, Variable x) {
    String norm = of(m).remove(x.name());
    return norm == null ? NONE : norm;
  }

  /**
   * @return the expressions for scale and shift of a block's norm
   */
  static String weights(MethodText m, ConvBlock block) {
    return m.weights().tensor(block.normWeightKey())
        + ", "
        + m.weights().tensor(block.normBiasKey());
  }

  private Map<String, String> of(MethodText m) {
    if (method != m) {
      method = m;
      pending.clear();
    }
    return pending;
  }

  private static double slope(Activation activation) {
    return switch (activation) {
      case NONE -> 1;
      case RELU -> 0;
      case LEAKY_RELU -> Activation.LEAKY_SLOPE;
    };
  }
}
