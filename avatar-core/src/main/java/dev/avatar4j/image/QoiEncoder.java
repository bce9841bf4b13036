package dev.avatar4j.image;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Writes QOI 1.0 files (specification at qoiformat.org), 4 channels, sRGB with linear alpha. Every
 * picture is encoded in the shortest way the format offers for each pixel. Allocates nothing once
 * the sink is large enough; not thread-safe.
 */
public final class QoiEncoder implements FrameEncoder {
  private static final VarHandle PIXEL =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int MAGIC = 0x716F6966;
  private static final int HEADER_AND_END = 14 + 8;
  private static final byte[] END = {0, 0, 0, 0, 0, 0, 0, 1};

  private static final int OP_INDEX = 0x00;
  private static final int OP_DIFF = 0x40;
  private static final int OP_LUMA = 0x80;
  private static final int OP_RUN = 0xC0;
  private static final int OP_RGB = 0xFE;
  private static final int OP_RGBA = 0xFF;
  private static final int LONGEST_RUN = 62;
  private static final int MOST_BYTES_PER_PIXEL = 5;

  /**
   * The pixel before the first: opaque black. Here and below R is the lowest byte, A the highest.
   */
  private static final int START = 0xFF000000;

  private final int[] seen = new int[64];

  @Override
  public FrameFormat format() {
    return FrameFormat.QOI;
  }

  @Override
  public void encode(PixelBuffer pixels, ByteSink out) {
    byte[] rgba = pixels.rgba();
    out.ensure(Math.addExact(rgba.length / 4 * MOST_BYTES_PER_PIXEL, HEADER_AND_END));
    out.writeIntBigEndian(MAGIC);
    out.writeIntBigEndian(pixels.width());
    out.writeIntBigEndian(pixels.height());
    out.write(4);
    out.write(0);
    out.advance(encodePixels(rgba, out.array(), out.length()));
    out.write(END, 0, END.length);
  }

  private int encodePixels(byte[] rgba, byte[] target, int start) {
    Arrays.fill(seen, 0);
    int at = start;
    int previous = START;
    for (int i = 0; i < rgba.length; i += 4) {
      int pixel = (int) PIXEL.get(rgba, i);
      if (pixel == previous) {
        int first = i;
        while (i + 4 < rgba.length && (int) PIXEL.get(rgba, i + 4) == pixel) {
          i += 4;
        }
        at = writeRun(target, at, (i - first) / 4 + 1);
        continue;
      }
      int slot = slot(pixel);
      if (seen[slot] == pixel) {
        target[at++] = (byte) (OP_INDEX | slot);
      } else {
        seen[slot] = pixel;
        at = writeChange(target, at, previous, pixel);
      }
      previous = pixel;
    }
    return at - start;
  }

  /** {@code (3 R + 5 G + 7 B + 11 A) mod 64}. */
  private static int slot(int pixel) {
    int sum =
        (pixel & 255) * 3
            + (pixel >>> 8 & 255) * 5
            + (pixel >>> 16 & 255) * 7
            + (pixel >>> 24) * 11;
    return sum & 63;
  }

  private static int writeRun(byte[] target, int start, int length) {
    int at = start;
    int rest = length;
    for (; rest > LONGEST_RUN; rest -= LONGEST_RUN) {
      target[at++] = (byte) (OP_RUN | (LONGEST_RUN - 1));
    }
    target[at++] = (byte) (OP_RUN | (rest - 1));
    return at;
  }

  private static int writeChange(byte[] target, int at, int previous, int pixel) {
    if ((pixel ^ previous) >>> 24 != 0) {
      target[at] = (byte) OP_RGBA;
      PIXEL.set(target, at + 1, pixel);
      return at + 5;
    }
    int dr = (byte) (pixel - previous);
    int dg = (byte) ((pixel >>> 8) - (previous >>> 8));
    int db = (byte) ((pixel >>> 16) - (previous >>> 16));
    if (((dr + 2 | dg + 2 | db + 2) & ~3) == 0) {
      target[at] = (byte) (OP_DIFF | ((dr + 2) << 4) | ((dg + 2) << 2) | (db + 2));
      return at + 1;
    }
    int drg = dr - dg;
    int dbg = db - dg;
    if (((dg + 32 & ~63) | ((drg + 8 | dbg + 8) & ~15)) == 0) {
      target[at] = (byte) (OP_LUMA | dg + 32);
      target[at + 1] = (byte) (((drg + 8) << 4) | (dbg + 8));
      return at + 2;
    }
    PIXEL.set(target, at, pixel << 8 | OP_RGB);
    return at + 4;
  }
}
