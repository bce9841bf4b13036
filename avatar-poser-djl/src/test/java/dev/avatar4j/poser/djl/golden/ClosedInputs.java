package dev.avatar4j.poser.djl.golden;

import java.nio.FloatBuffer;

/** The pictures that the networks' goldens were made with: triangle waves, exact in binary. */
public final class ClosedInputs {
  private ClosedInputs() {}

  /** A value of one channel at one pixel. */
  @FunctionalInterface
  private interface Wave {
    double at(int c, int x, int y);
  }

  public static FloatBuffer cardA(int size) {
    return planes(
        4, size, (c, x, y) -> triangle((x * (3 + c) + y * (5 + 2 * c) + 37 * c) / 1024.0));
  }

  public static FloatBuffer cardB(int size) {
    return planes(4, size, (c, x, y) -> triangle((x * (4 + c) - y * (3 + c) + 19 * c) / 1024.0));
  }

  public static FloatBuffer grid(int size) {
    return planes(2, size, (c, x, y) -> triangle((c == 0 ? x + 2 * y : 2 * x - y) / 512.0) / 32.0);
  }

  private static FloatBuffer planes(int channels, int size, Wave wave) {
    FloatBuffer values = FloatBuffer.allocate(channels * size * size);
    for (int c = 0; c < channels; c++) {
      for (int y = 0; y < size; y++) {
        for (int x = 0; x < size; x++) {
          values.put((float) wave.at(c, x, y));
        }
      }
    }
    return values.flip();
  }

  private static double triangle(double t) {
    return 4.0 * Math.abs(t - Math.floor(t + 0.5)) - 1.0;
  }
}
