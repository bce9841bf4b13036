package dev.avatar4j.poser.djl.golden;

import dev.avatar4j.image.CharacterImages;
import dev.avatar4j.image.Frame;
import dev.avatar4j.poser.djl.SharedFiles;
import java.nio.FloatBuffer;

/** Pictures of characters as THA3 sees them: planes, linear light, straight alpha, -1..1. */
public final class NetworkPictures {
  private static final int SIZE = 512;

  private NetworkPictures() {}

  /** A picture from the goldens; the test is skipped where it is absent. */
  public static FloatBuffer of(String path) {
    Frame frame = CharacterImages.load(SharedFiles.require(path)).picture();
    FloatBuffer values = FloatBuffer.allocate(4 * SIZE * SIZE);
    for (int c = 0; c < 4; c++) {
      for (float value : frame.plane(c)) {
        values.put(2 * value - 1);
      }
    }
    return values.flip();
  }

  /** The picture sampled at each pixel's place plus an offset; bilinear, clamped to the border. */
  public static FloatBuffer warped(FloatBuffer picture, FloatBuffer grid) {
    int pixels = SIZE * SIZE;
    FloatBuffer out = FloatBuffer.allocate(4 * pixels);
    for (int i = 0; i < pixels; i++) {
      float x = clamp(i % SIZE + grid.get(i) * SIZE / 2);
      float y = clamp(i / SIZE + grid.get(pixels + i) * SIZE / 2);
      int x0 = (int) x;
      int y0 = (int) y;
      int x1 = Math.min(x0 + 1, SIZE - 1);
      int y1 = Math.min(y0 + 1, SIZE - 1);
      for (int c = 0; c < 4; c++) {
        int at = c * pixels;
        float top = mix(picture, at + y0 * SIZE + x0, at + y0 * SIZE + x1, x - x0);
        float bottom = mix(picture, at + y1 * SIZE + x0, at + y1 * SIZE + x1, x - x0);
        out.put(at + i, top + (bottom - top) * (y - y0));
      }
    }
    return out;
  }

  private static float mix(FloatBuffer values, int from, int to, float share) {
    return values.get(from) + (values.get(to) - values.get(from)) * share;
  }

  private static float clamp(float coordinate) {
    return Math.max(0, Math.min(SIZE - 1f, coordinate));
  }
}
