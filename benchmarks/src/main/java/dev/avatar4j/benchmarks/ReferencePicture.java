package dev.avatar4j.benchmarks;

import dev.avatar4j.image.Frame;

/**
 * The picture the reference's timings were taken with: gradients, a one-pixel checkerboard,
 * stripes, pure colours, greys; a disc of full opacity, soft and transparent areas around it. A
 * closed formula on 512x512, repeated for larger frames.
 */
final class ReferencePicture {
  private static final int SIZE = 512;

  private ReferencePicture() {}

  static Frame paint(int size) {
    Frame frame = new Frame(size, size);
    for (int i = 0; i < frame.size(); i++) {
      int x = i % size % SIZE;
      int y = i / size % SIZE;
      double[] rgb = colour(x, y);
      frame.red()[i] = (float) rgb[0];
      frame.green()[i] = (float) rgb[1];
      frame.blue()[i] = (float) rgb[2];
      frame.alpha()[i] = (float) opacity(x, y);
    }
    return frame;
  }

  private static double[] colour(int x, int y) {
    if (y >= 64 && y < 192 && x >= 320 && x < 448) {
      return fineLines(x, y);
    }
    int k = (x - 136) >> 5;
    if (k >= 0 && k < 8) {
      if (y >= 200 && y < 232) {
        int bits = new int[] {4, 2, 1, 3, 5, 6, 7, 0}[k];
        return new double[] {bits >> 2, bits >> 1 & 1, bits & 1};
      }
      if (y >= 240 && y < 256) {
        return new double[] {k / 8.0, k / 8.0, k / 8.0};
      }
      if (y >= 256 && y < 272) {
        return new double[] {0.5 + k / 64.0, 0.5, 0.5 - k / 128.0};
      }
    }
    double u = (x + 0.5) / SIZE;
    double v = (y + 0.5) / SIZE;
    double wave = Math.abs(2 * (4 * (u + v) % 1) - 1);
    return new double[] {0.125 + 0.75 * u * v, 0.0625 + 0.875 * v * (1 - u), 0.25 + 0.5 * wave};
  }

  private static double[] fineLines(int x, int y) {
    if (y < 128) {
      double grey = (x + y) % 2 == 0 ? 0.9375 : 0.0625;
      return new double[] {grey, grey, grey};
    }
    if (y < 160) {
      return (x & 2) != 0 ? new double[] {1, 1, 0.5} : new double[] {0, 0.25, 0.5};
    }
    return y % 2 == 1 ? new double[] {0.75, 0.125, 0} : new double[] {0, 0.5, 1};
  }

  private static double opacity(int x, int y) {
    if (x >= 240 && x < 272 && y >= 300 && y < 332) {
      return ((x ^ y) & 1) == 1 ? 1 : 0.25;
    }
    if (x >= 448 && x < 480) {
      return 0.5;
    }
    if (x < 32) {
      return (y + 0.5) / SIZE;
    }
    boolean block = x >= 128 && x < 384 && y >= 400;
    return block || (x - 255.5) * (x - 255.5) + (y - 255.5) * (y - 255.5) < 40000 ? 1 : 0;
  }
}
