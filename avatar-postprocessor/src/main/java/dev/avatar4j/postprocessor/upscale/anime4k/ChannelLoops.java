package dev.avatar4j.postprocessor.upscale.anime4k;

/**
 * The innermost loops. Each walks along one row with the same index in all arrays, and is short:
 * that is what C2 of Java 17 turns into vector instructions. A shifted index, a longer body or
 * another order of a sum is not, and some eight times slower; measure before changing anything.
 */
final class ChannelLoops {
  private ChannelLoops() {}

  /** Adds three inputs to two outputs; three weights for each output. */
  static void add(
      float[] a, float[] b, float[] c, float[] w, int at, float[] out1, float[] out2, int n) {
    float wa = w[at];
    float wb = w[at + 1];
    float wc = w[at + 2];
    float va = w[at + 3];
    float vb = w[at + 4];
    float vc = w[at + 5];
    for (int i = 0; i < n; i++) {
      float p = a[i];
      float q = b[i];
      float r = c[i];
      out1[i] = out1[i] + wa * p + wb * q + wc * r;
      out2[i] = out2[i] + va * p + vb * q + vc * r;
    }
  }

  /**
   * Adds two inputs and their absolute values to two outputs; for each output the weights of {@code
   * a}, {@code b}, {@code |a|}, {@code |b|}.
   */
  static void addParts(float[] a, float[] b, float[] w, int at, float[] out1, float[] out2, int n) {
    float wa = w[at];
    float wb = w[at + 1];
    float wc = w[at + 2];
    float wd = w[at + 3];
    float va = w[at + 4];
    float vb = w[at + 5];
    float vc = w[at + 6];
    float vd = w[at + 7];
    for (int i = 0; i < n; i++) {
      float p = a[i];
      float q = b[i];
      float r = Math.abs(p);
      float s = Math.abs(q);
      out1[i] = out1[i] + wa * p + wb * q + wc * r + wd * s;
      out2[i] = out2[i] + va * p + vb * q + vc * r + vd * s;
    }
  }

  /** {@code out = wa a + wb b}. */
  static void mix(float[] a, float[] b, float wa, float wb, float[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = wa * a[i] + wb * b[i];
    }
  }

  /** {@code out = clamp(wa a + wb b + c)} to 0..1. */
  static void mixClamped(float[] a, float[] b, float wa, float wb, float[] c, float[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = Math.min(1f, Math.max(0f, wa * a[i] + wb * b[i] + c[i]));
    }
  }

  /** {@code out = clamp(a + b)} to 0..1. */
  static void addClamped(float[] a, float[] b, float[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = Math.min(1f, Math.max(0f, a[i] + b[i]));
    }
  }
}
