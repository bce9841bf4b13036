package dev.avatar4j.image;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Writes Truevision TGA 2.0 files: true colour with 8 bits of straight alpha, run-length encoded
 * (image type 10), from the upper left. Packets do not cross rows. Stateless; allocates nothing
 * once the sink is large enough. The same pixels always give the same bytes.
 */
public final class TgaEncoder implements FrameEncoder {
  /** The largest width and height that the format can state. */
  public static final int MAX_SIDE = 65535;

  private static final VarHandle PIXEL =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int HEADER = 18;
  private static final int RUN_LENGTH_TRUE_COLOUR = 10;
  private static final int BITS_PER_PIXEL = 32;

  /** Eight bits of alpha, the first row on top, the first column on the left. */
  private static final int DESCRIPTOR = 8 | 0x20;

  private static final int LONGEST_PACKET = 128;
  private static final int RUN = 0x80;

  /** No extension area, no developer area, and the signature of version 2. */
  private static final byte[] FOOTER =
      ("\0\0\0\0\0\0\0\0" + "TRUEVISION-XFILE.\0").getBytes(StandardCharsets.ISO_8859_1);

  @Override
  public FrameFormat format() {
    return FrameFormat.TGA;
  }

  /**
   * @throws IllegalArgumentException if a side is longer than {@value #MAX_SIDE}
   */
  @Override
  public void encode(PixelBuffer pixels, ByteSink out) {
    int width = pixels.width();
    int height = pixels.height();
    if (width > MAX_SIDE || height > MAX_SIDE) {
      throw new IllegalArgumentException("TGA has no pictures of " + width + "x" + height);
    }
    int packets = (width + LONGEST_PACKET - 1) / LONGEST_PACKET;
    out.ensure(
        Math.addExact(
            Math.multiplyExact(height, Math.addExact(4 * width, packets)), HEADER + FOOTER.length));
    writeHeader(out, width, height);
    byte[] rgba = pixels.rgba();
    int at = out.length();
    for (int row = 0; row < rgba.length; row += 4 * width) {
      at = writeRow(rgba, row, row + 4 * width, out.array(), at);
    }
    out.advance(at - out.length());
    out.write(FOOTER, 0, FOOTER.length);
  }

  private static void writeHeader(ByteSink out, int width, int height) {
    out.write(0); // no identification
    out.write(0); // no palette
    out.write(RUN_LENGTH_TRUE_COLOUR);
    for (int i = 0; i < 9; i++) {
      out.write(0); // nothing about a palette; placed at 0, 0
    }
    out.write(width);
    out.write(width >>> 8);
    out.write(height);
    out.write(height >>> 8);
    out.write(BITS_PER_PIXEL);
    out.write(DESCRIPTOR);
  }

  private static int writeRow(byte[] rgba, int from, int end, byte[] target, int start) {
    int at = start;
    int i = from;
    while (i < end) {
      int length = run(rgba, i, end);
      if (length > 1) {
        target[at] = (byte) (RUN | (length - 1));
        PIXEL.set(target, at + 1, swapped((int) PIXEL.get(rgba, i)));
        at += 5;
      } else {
        length = literals(rgba, i, end);
        target[at++] = (byte) (length - 1);
        for (int p = i; p < i + 4 * length; p += 4, at += 4) {
          PIXEL.set(target, at, swapped((int) PIXEL.get(rgba, p)));
        }
      }
      i += 4 * length;
    }
    return at;
  }

  /** How many pixels from here on are equal. */
  private static int run(byte[] rgba, int start, int end) {
    int pixel = (int) PIXEL.get(rgba, start);
    int most = Math.min(end, start + 4 * LONGEST_PACKET);
    int i = start + 4;
    while (i < most && (int) PIXEL.get(rgba, i) == pixel) {
      i += 4;
    }
    return (i - start) / 4;
  }

  /** How many pixels there are from here to where the next run begins; the first begins none. */
  private static int literals(byte[] rgba, int start, int end) {
    int most = Math.min(end, start + 4 * LONGEST_PACKET);
    int i = start + 4;
    while (i < most && (i + 4 == end || (int) PIXEL.get(rgba, i) != (int) PIXEL.get(rgba, i + 4))) {
      i += 4;
    }
    return (i - start) / 4;
  }

  /** From R lowest to B lowest. */
  private static int swapped(int pixel) {
    return pixel & 0xFF00FF00 | (pixel & 0xFF) << 16 | pixel >>> 16 & 0xFF;
  }
}
