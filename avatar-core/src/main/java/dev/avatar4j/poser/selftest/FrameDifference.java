package dev.avatar4j.poser.selftest;

import dev.avatar4j.image.ColorTransfer;
import dev.avatar4j.image.Frame;
import dev.avatar4j.image.PixelBuffer;

/**
 * How far frames are from those they should be, in 8-bit sRGB codes as a viewer sees them on black:
 * colours count as much as their pixel covers. The mean is over all values of the pixels that show
 * in either frame. Not thread-safe.
 */
final class FrameDifference {
  private static final int OPAQUE = 255;
  private static final int CHANNELS = 4;

  private int max;
  private long sum;
  private long values;

  /** Adds a frame, which stays as it is. */
  void add(Frame expected, Frame actual) {
    byte[] wanted = encode(expected);
    byte[] drawn = encode(actual);
    for (int i = 0; i < wanted.length; i += CHANNELS) {
      int wantedAlpha = wanted[i + 3] & OPAQUE;
      int drawnAlpha = drawn[i + 3] & OPAQUE;
      if (wantedAlpha == 0 && drawnAlpha == 0) {
        continue;
      }
      count(wantedAlpha - drawnAlpha);
      for (int c = 0; c < CHANNELS - 1; c++) {
        count(covered(wanted[i + c], wantedAlpha) - covered(drawn[i + c], drawnAlpha));
      }
    }
  }

  private static byte[] encode(Frame frame) {
    PixelBuffer pixels = new PixelBuffer(frame.width(), frame.height());
    ColorTransfer.encode(frame, pixels);
    return pixels.rgba();
  }

  private static int covered(byte code, int alpha) {
    return ((code & OPAQUE) * alpha + OPAQUE / 2) / OPAQUE;
  }

  private void count(int difference) {
    max = Math.max(max, Math.abs(difference));
    sum += Math.abs(difference);
    values++;
  }

  /** The largest difference of all frames, 0..255. */
  int max() {
    return max;
  }

  /** The mean of all frames, 0..255. */
  double mean() {
    return values == 0 ? 0 : (double) sum / values;
  }
}
