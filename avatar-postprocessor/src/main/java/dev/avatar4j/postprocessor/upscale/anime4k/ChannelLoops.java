package dev.avatar4j.postprocessor.upscale.anime4k;

/**
 * The innermost loops. Each walks along one row with the same index in all arrays, and is short:
 * that is what C2 of Java 17 turns into vector instructions (a shifted index or a longer body is
 * not, and several times slower).
 */
final class ChannelLoops {
  private ChannelLoops() {}

  /** {@code out += w0 a + w1 b + w2 c}. */
  static void add(float[] a, float[] b, float[] c, float[] w, int at, float[] out, int n) {
    float wa = w[at];
    float wb = w[at + 1];
    float wc = w[at + 2];
    for (int i = 0; i < n; i++) {
      out[i] += wa * a[i] + wb * b[i] + wc * c[i];
    }
  }

  /** {@code out += w0 a + w1 b + w2 c + w3 |a| + w4 |b| + w5 |c|}. */
  static void addParts(float[] a, float[] b, float[] c, float[] w, int at, float[] out, int n) {
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
      out[i] += wa * p + wb * q + wc * r + (va * Math.abs(p) + vb * Math.abs(q) + vc * Math.abs(r));
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
