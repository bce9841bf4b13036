package dev.avatar4j.image;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Appends the parts of a PNG file to a {@link ByteSink}. Not thread-safe. */
final class PngChunkWriter {
  static final int IHDR = type("IHDR");
  static final int IDAT = type("IDAT");
  static final int IEND = type("IEND");
  static final int ACTL = type("acTL");
  static final int FCTL = type("fcTL");
  static final int FDAT = type("fdAT");

  private static final byte[] SIGNATURE = {(byte) 137, 'P', 'N', 'G', '\r', '\n', 26, '\n'};

  private final CRC32 crc = new CRC32();

  private static int type(String name) {
    byte[] letters = name.getBytes(StandardCharsets.US_ASCII);
    return letters[0] << 24 | letters[1] << 16 | letters[2] << 8 | letters[3];
  }

  /** Appends what every file starts with: the signature and the header of an RGBA picture. */
  void writeStart(ByteSink out, int width, int height) {
    out.write(SIGNATURE, 0, SIGNATURE.length);
    int header = begin(out, IHDR);
    out.writeIntBigEndian(width);
    out.writeIntBigEndian(height);
    out.write(8);
    out.write(PngHeader.RGBA);
    out.write(0);
    out.write(0);
    out.write(0);
    end(out, header);
  }

  /** Appends what every file ends with. */
  void writeEnd(ByteSink out) {
    end(out, begin(out, IEND));
  }

  /**
   * Opens a chunk; its data is then appended to the sink.
   *
   * @return what {@link #end} wants to know
   */
  int begin(ByteSink out, int type) {
    int start = out.length();
    out.writeIntBigEndian(0);
    out.writeIntBigEndian(type);
    return start;
  }

  /** Fills in the length of a chunk and appends its checksum. */
  void end(ByteSink out, int start) {
    int length = out.length() - start - 8;
    out.putIntBigEndian(start, length);
    crc.reset();
    crc.update(out.array(), start + 4, length + 4);
    out.writeIntBigEndian((int) crc.getValue());
  }
}
