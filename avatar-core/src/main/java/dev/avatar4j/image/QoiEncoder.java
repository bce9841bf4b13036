package dev.avatar4j.image;

import java.util.Arrays;

/** Writes QOI 1.0 files (qoiformat.org), 4 channels, sRGB with linear alpha. */
public final class QoiEncoder implements FrameEncoder {
  private static final int OP_INDEX = 0x00;
  private static final int OP_DIFF = 0x40;
  private static final int OP_LUMA = 0x80;
  private static final int OP_RUN = 0xC0;
  private static final int OP_RGB = 0xFE;
  private static final int OP_RGBA = 0xFF;
  private static final int LONGEST_RUN = 62;

  private final int[] seen = new int[64];

  @Override
  public FrameFormat format() {
    return FrameFormat.QOI;
  }

  @Override
  public void encode(PixelBuffer pixels, ByteSink out) {
    out.writeIntBigEndian(0x716F6966);
    out.writeIntBigEndian(pixels.width());
    out.writeIntBigEndian(pixels.height());
    out.write(4);
    out.write(0);
    byte[] rgba = pixels.rgba();
    out.ensure(rgba.length / 4 * 5 + 8);
    out.advance(encodePixels(rgba, out.array(), out.length()));
    out.write(END, 0, END.length);
  }

  private static final byte[] END = {0, 0, 0, 0, 0, 0, 0, 1};

  private int encodePixels(byte[] rgba, byte[] target, int start) {
    Arrays.fill(seen, 0);
    int at = start;
    int previous = 0x000000FF;
    int run = 0;
    for (int i = 0; i < rgba.length; i += 4) {
      int r = rgba[i] & 255;
      int g = rgba[i + 1] & 255;
      int b = rgba[i + 2] & 255;
      int a = rgba[i + 3] & 255;
      int pixel = r << 24 | g << 16 | b << 8 | a;
      if (pixel == previous) {
        if (++run == LONGEST_RUN) {
          target[at++] = (byte) (OP_RUN | (run - 1));
          run = 0;
        }
        continue;
      }
      if (run > 0) {
        target[at++] = (byte) (OP_RUN | (run - 1));
        run = 0;
      }
      int slot = (r * 3 + g * 5 + b * 7 + a * 11) & 63;
      if (seen[slot] == pixel) {
        target[at++] = (byte) (OP_INDEX | slot);
      } else {
        seen[slot] = pixel;
        at = encodeChange(target, at, previous, r, g, b, a);
      }
      previous = pixel;
    }
    if (run > 0) {
      target[at++] = (byte) (OP_RUN | (run - 1));
    }
    return at - start;
  }

  private static int encodeChange(
      byte[] target, int start, int previous, int r, int g, int b, int a) {
    int at = start;
    if (a != (previous & 255)) {
      target[at++] = (byte) OP_RGBA;
      target[at++] = (byte) r;
      target[at++] = (byte) g;
      target[at++] = (byte) b;
      target[at++] = (byte) a;
      return at;
    }
    int dr = (byte) (r - (previous >>> 24));
    int dg = (byte) (g - (previous >>> 16 & 255));
    int db = (byte) (b - (previous >>> 8 & 255));
    int drg = dr - dg;
    int dbg = db - dg;
    if (dr >= -2 && dr <= 1 && dg >= -2 && dg <= 1 && db >= -2 && db <= 1) {
      target[at++] = (byte) (OP_DIFF | (dr + 2) << 4 | (dg + 2) << 2 | (db + 2));
    } else if (dg >= -32 && dg <= 31 && drg >= -8 && drg <= 7 && dbg >= -8 && dbg <= 7) {
      target[at++] = (byte) (OP_LUMA | (dg + 32));
      target[at++] = (byte) ((drg + 8) << 4 | (dbg + 8));
    } else {
      target[at++] = (byte) OP_RGB;
      target[at++] = (byte) r;
      target[at++] = (byte) g;
      target[at++] = (byte) b;
    }
    return at;
  }
}
