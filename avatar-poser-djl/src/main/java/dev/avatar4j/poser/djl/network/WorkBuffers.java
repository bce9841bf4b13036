package dev.avatar4j.poser.djl.network;

import java.util.HashMap;
import java.util.Map;

/**
 * Persistent channels-last tensors for features, made once by {@code prepare}: fresh memory of this
 * size would be mapped and cleared page by page in every frame. Methods share them, as no features
 * outlive a method. Within a method each block's result has a buffer of its own, but residual
 * blocks alternate between two: what one returns is overwritten by the second after it.
 */
final class WorkBuffers {
  private MethodText method;
  private final Map<String, Integer> used = new HashMap<>();

  /**
   * @return the expression for the buffer of a block's result
   */
  String result(MethodText m, int channels, int size) {
    if (method != m) {
      method = m;
      used.clear();
    }
    int number = used.merge(channels + "x" + size, 1, Integer::sum);
    return buffer(m, "block_" + number, channels, size);
  }

  /**
   * @return the expression for the buffer between the halves of a residual block
   */
  String half(MethodText m, Variable x) {
    return buffer(m, "half", x.channels(), x.size());
  }

  /**
   * @return the expression for the buffer of the result of a residual block on x
   */
  String residual(MethodText m, Variable x) {
    String first = buffer(m, "residual_1", x.channels(), x.size());
    return x.name().equals(first) ? buffer(m, "residual_2", x.channels(), x.size()) : first;
  }

  private static String buffer(MethodText m, String use, int channels, int size) {
    return m.program()
        .state(
            "work_%s_%d_%d".formatted(use, channels, size),
            "torch.empty([1, %d, %d, %d], dtype=6, layout=0, device=%s, pin_memory=False,"
                    .formatted(channels, size, size, Program.device())
                + " memory_format=2)");
  }
}
