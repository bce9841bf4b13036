package dev.avatar4j.postprocessor.upscale.anime4k;

/** BT.601 luma, by which highlights are measured. */
final class Luma {
  private static final float RED = 0.299f;
  private static final float GREEN = 0.587f;
  private static final float BLUE = 0.114f;

  private Luma() {}

  /** {@code out[at + i]} of three rows of colours. */
  static float of(float red, float green, float blue) {
    return RED * red + GREEN * green + BLUE * blue;
  }

  /** {@code excess += max(0, luma - limit)}. */
  static void addExcess(
      float[] red, float[] green, float[] blue, float[] limit, float[] excess, int n) {
    for (int i = 0; i < n; i++) {
      float luma = RED * red[i] + GREEN * green[i] + BLUE * blue[i];
      excess[i] += Math.max(0f, luma - limit[i]);
    }
  }
}
