package dev.avatar4j.postprocessor.kernel;

import dev.avatar4j.image.Frame;

/** Mixes grey noise into the colours of a row. Stateless. */
public final class NoiseBlend {
  private NoiseBlend() {}

  /**
   * Mixes a row of noise into red, green and blue; alpha stays.
   *
   * @param frame the picture
   * @param y which of its rows
   * @param noise noise, row by row, as wide as the picture
   * @param noiseRow which of its rows
   * @param share 0 for the picture alone to 1 for the noise alone
   */
  public static void row(Frame frame, int y, float[] noise, int noiseRow, float share) {
    int width = frame.width();
    mix(frame.red(), y * width, noise, noiseRow * width, share, width);
    mix(frame.green(), y * width, noise, noiseRow * width, share, width);
    mix(frame.blue(), y * width, noise, noiseRow * width, share, width);
  }

  private static void mix(
      float[] plane, int at, float[] noise, int noiseAt, float share, int count) {
    float rest = 1 - share;
    for (int x = 0; x < count; x++) {
      plane[at + x] = plane[at + x] * rest + noise[noiseAt + x] * share;
    }
  }
}
