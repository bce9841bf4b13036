package dev.avatar4j.postprocessor.kernel;

/** Limits values to 0..1. Loops over parts of planes; stateless. */
public final class Clamp {
  private Clamp() {}

  /**
   * @param values changed in place
   * @param from first index
   * @param to index after the last
   */
  public static void unit(float[] values, int from, int to) {
    for (int i = from; i < to; i++) {
      values[i] = Math.max(0f, Math.min(1f, values[i]));
    }
  }

  /**
   * Adds, then limits.
   *
   * @param values changed in place
   * @param more what is added
   * @param from first index
   * @param to index after the last
   */
  public static void unitSum(float[] values, float[] more, int from, int to) {
    for (int i = from; i < to; i++) {
      values[i] = Math.max(0f, Math.min(1f, values[i] + more[i]));
    }
  }

  /**
   * Multiplies, then limits.
   *
   * @param values changed in place
   * @param factor the factor
   * @param from first index
   * @param to index after the last
   */
  public static void unitProduct(float[] values, float factor, int from, int to) {
    for (int i = from; i < to; i++) {
      values[i] = Math.max(0f, Math.min(1f, values[i] * factor));
    }
  }
}
