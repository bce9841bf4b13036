package dev.avatar4j.image;

import java.util.Random;

/** Pictures made by formulas, from easy to hostile for an encoder. */
enum TestPictures {
  BLANK {
    @Override
    int pixel(int x, int y, int width, int height, Random random) {
      return 0;
    }
  },
  OPAQUE_WHITE {
    @Override
    int pixel(int x, int y, int width, int height, Random random) {
      return 0xFFFFFFFF;
    }
  },
  WHITE_DISC {
    @Override
    int pixel(int x, int y, int width, int height, Random random) {
      return Math.hypot(x - width / 2.0, y - height / 2.0) < height / 3.0 ? 0xFFFFFFFF : 0;
    }
  },
  SHADED_FIGURE {
    @Override
    int pixel(int x, int y, int width, int height, Random random) {
      double distance = Math.hypot(x - width / 2.0, y - height / 2.0) / Math.max(width, height);
      int alpha = (int) Math.max(0, Math.min(255, (0.4 - distance) * 2000));
      int red = 255 * x / width;
      return alpha == 0
          ? 0
          : red << 24 | (255 * y / height) << 16 | (x / 16 * 16 & 255) << 8 | alpha;
    }
  },
  HIDDEN_COLOUR {
    @Override
    int pixel(int x, int y, int width, int height, Random random) {
      return random.nextInt() & (random.nextInt(3) == 0 ? 0xFFFFFFFF : 0xFFFFFF00);
    }
  },
  SCATTERED {
    @Override
    int pixel(int x, int y, int width, int height, Random random) {
      return random.nextInt(40) == 0 ? random.nextInt() : 0;
    }
  },
  STRIPES {
    @Override
    int pixel(int x, int y, int width, int height, Random random) {
      return y % 5 < 2 ? 0 : x / 3 % 2 == 0 ? 0x01FF80FF : 0xFF0180FF;
    }
  },
  NOISE {
    @Override
    int pixel(int x, int y, int width, int height, Random random) {
      return random.nextInt();
    }
  },
  FLAT_PATCHES {
    @Override
    int pixel(int x, int y, int width, int height, Random random) {
      return new Random(x / 7 * 1000L + y / 11).nextInt(3) * 0x7F3F1F7F;
    }
  };

  /** One pixel, R highest. */
  abstract int pixel(int x, int y, int width, int height, Random random);

  PixelBuffer paint(int width, int height, int seed) {
    Random random = new Random(seed);
    PixelBuffer pixels = new PixelBuffer(width, height);
    for (int i = 0; i < width * height; i++) {
      int rgba = pixel(i % width, i / width, width, height, random);
      for (int c = 0; c < 4; c++) {
        pixels.rgba()[4 * i + c] = (byte) (rgba >>> (24 - 8 * c));
      }
    }
    return pixels;
  }
}
