package dev.avatar4j.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes PNG files byte by byte, valid or hostile. */
final class PngBuilder {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  PngBuilder() {
    out.writeBytes(new byte[] {(byte) 137, 'P', 'N', 'G', '\r', '\n', 26, '\n'});
  }

  /** An RGBA picture of one colour, of the size of a character. */
  static byte[] plain(int rgba) {
    return plain(512, 512, rgba);
  }

  /** An RGBA picture of one colour except for a transparent top left pixel. */
  static byte[] plain(int width, int height, int rgba) {
    byte[] raw = new byte[height * (4 * width + 1)];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        ByteBuffer.wrap(raw).putInt(y * (4 * width + 1) + 1 + 4 * x, x + y == 0 ? 0 : rgba);
      }
    }
    return new PngBuilder().header(width, height, 8, 6).pixels(raw).end();
  }

  PngBuilder header(int width, int height, int depth, int colourType) {
    ByteBuffer data = ByteBuffer.allocate(13).putInt(width).putInt(height);
    return chunk("IHDR", data.put((byte) depth).put((byte) colourType).array());
  }

  PngBuilder chunk(String type, byte... data) {
    return chunkWithChecksum(type, data, 0);
  }

  PngBuilder chunkWithChecksum(String type, byte[] data, int error) {
    byte[] name = type.getBytes(StandardCharsets.ISO_8859_1);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(data);
    out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
    out.writeBytes(name);
    out.writeBytes(data);
    out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue() ^ error).array());
    return this;
  }

  /** Compresses rows, each led by its filter byte, into one IDAT chunk. */
  PngBuilder pixels(byte... rows) {
    return chunk("IDAT", deflate(rows));
  }

  static byte[] deflate(byte... rows) {
    Deflater deflater = new Deflater(1);
    deflater.setInput(rows);
    deflater.finish();
    byte[] buffer = new byte[rows.length + rows.length / 8 + 64];
    int length = deflater.deflate(buffer);
    deflater.end();
    return java.util.Arrays.copyOf(buffer, length);
  }

  byte[] end() {
    return chunk("IEND").bytes();
  }

  byte[] bytes() {
    return out.toByteArray();
  }
}
