package dev.avatar4j.postprocessor.upscale;

import dev.avatar4j.image.Frame;

/**
 * A 512x512 test picture given by closed formulas whose numbers are all exact in binary: gradients,
 * one-pixel checkerboards and stripes, colour patches, soft and hard alpha edges.
 */
final class SyntheticPicture {
  static final int SIZE = 512;

  private SyntheticPicture() {}

  static Frame whole() {
    return window(0, 0, SIZE, SIZE);
  }

  static Frame window(int left, int top, int width, int height) {
    Frame frame = new Frame(width, height);
    float[] pixel = new float[4];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        color(left + x, top + y, pixel);
        pixel[3] = alpha(left + x, top + y);
        for (int c = 0; c < 4; c++) {
          frame.plane(c)[y * width + x] = pixel[c];
        }
      }
    }
    return frame;
  }

  private static void color(int x, int y, float[] to) {
    double u = (x + 0.5) / SIZE;
    double v = (y + 0.5) / SIZE;
    double t = 4 * (u + v);
    set(
        to,
        0.125 + 0.75 * u * v,
        0.0625 + 0.875 * v * (1 - u),
        0.25 + 0.5 * Math.abs(2 * (t - Math.floor(t)) - 1));
    if (x >= 320 && x < 448) {
      stripes(x, y, to);
    }
    if (x >= 136 && x < 392) {
      patches(x, y, (x - 136) / 32, to);
    }
  }

  private static void stripes(int x, int y, float[] to) {
    if (y >= 64 && y < 128) {
      double grey = (x + y) % 2 == 0 ? 0.9375 : 0.0625;
      set(to, grey, grey, grey);
    } else if (y >= 128 && y < 160) {
      if ((x & 2) != 0) {
        set(to, 1, 1, 0.5);
      } else {
        set(to, 0, 0.25, 0.5);
      }
    } else if (y >= 160 && y < 192) {
      if (y % 2 == 1) {
        set(to, 0.75, 0.125, 0);
      } else {
        set(to, 0, 0.5, 1);
      }
    }
  }

  private static void patches(int x, int y, int k, float[] to) {
    if (y >= 200 && y < 232) {
      int[] bits = {0b100, 0b010, 0b001, 0b011, 0b101, 0b110, 0b111, 0b000};
      set(to, bits[k] >> 2 & 1, bits[k] >> 1 & 1, bits[k] & 1);
    } else if (y >= 240 && y < 256) {
      set(to, k / 8.0, k / 8.0, k / 8.0);
    } else if (y >= 256 && y < 272) {
      set(to, 0.5 + k / 64.0, 0.5, 0.5 - k / 128.0);
    }
  }

  private static void set(float[] to, double red, double green, double blue) {
    to[0] = (float) red;
    to[1] = (float) green;
    to[2] = (float) blue;
  }

  private static float alpha(int x, int y) {
    if (x >= 240 && x < 272 && y >= 300 && y < 332) {
      return ((x ^ y) & 1) == 1 ? 1f : 0.25f;
    }
    if (x >= 448 && x < 480) {
      return 0.5f;
    }
    if (x < 32) {
      return (float) ((y + 0.5) / SIZE);
    }
    if (x >= 128 && x < 384 && y >= 400) {
      return 1;
    }
    double dx = x - 255.5;
    double dy = y - 255.5;
    return dx * dx + dy * dy < 40000 ? 1 : 0;
  }
}
