package dev.avatar4j.image;

import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes 8-bit RGBA PNG files with one IDAT chunk, tuned for speed over size. */
public final class PngEncoder implements FrameEncoder {
  private static final byte[] SIGNATURE = {(byte) 137, 'P', 'N', 'G', '\r', '\n', 26, '\n'};
  private static final int FILTER_UP = 2;

  private final Deflater deflater = new Deflater(Deflater.BEST_SPEED);
  private final CRC32 crc = new CRC32();
  private byte[] filtered = new byte[0];

  @Override
  public FrameFormat format() {
    return FrameFormat.PNG;
  }

  @Override
  public void encode(PixelBuffer pixels, ByteSink out) {
    out.write(SIGNATURE, 0, SIGNATURE.length);
    int header = beginChunk(out, 0x49484452);
    out.writeIntBigEndian(pixels.width());
    out.writeIntBigEndian(pixels.height());
    out.write(8);
    out.write(6);
    out.write(0);
    out.write(0);
    out.write(0);
    endChunk(out, header);
    int length = filter(pixels);
    int data = beginChunk(out, 0x49444154);
    deflater.reset();
    deflater.setInput(filtered, 0, length);
    deflater.finish();
    while (!deflater.finished()) {
      out.ensure(1 << 16);
      out.advance(deflater.deflate(out.array(), out.length(), out.array().length - out.length()));
    }
    endChunk(out, data);
    endChunk(out, beginChunk(out, 0x49454E44));
  }

  private int filter(PixelBuffer pixels) {
    int stride = pixels.width() * 4;
    int length = (stride + 1) * pixels.height();
    if (filtered.length < length) {
      filtered = new byte[length];
    }
    byte[] rgba = pixels.rgba();
    for (int y = 0, at = 0, from = 0; y < pixels.height(); y++, from += stride) {
      filtered[at++] = (byte) (y == 0 ? 0 : FILTER_UP);
      if (y == 0) {
        System.arraycopy(rgba, 0, filtered, at, stride);
      } else {
        for (int x = 0; x < stride; x++) {
          filtered[at + x] = (byte) (rgba[from + x] - rgba[from + x - stride]);
        }
      }
      at += stride;
    }
    return length;
  }

  private static int beginChunk(ByteSink out, int type) {
    int start = out.length();
    out.writeIntBigEndian(0);
    out.writeIntBigEndian(type);
    return start;
  }

  private void endChunk(ByteSink out, int start) {
    int length = out.length() - start - 8;
    out.putIntBigEndian(start, length);
    crc.reset();
    crc.update(out.array(), start + 4, length + 4);
    out.writeIntBigEndian((int) crc.getValue());
  }

  @Override
  public void close() {
    deflater.end();
  }
}
