package dev.avatar4j.image;

import dev.avatar4j.InvalidInputException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * One chunk of a PNG file, its checksum verified. The data is a window into the file's bytes.
 *
 * @param type four letters
 * @param file the whole file
 * @param offset where the chunk's data starts
 * @param length bytes of data
 */
record PngChunk(String type, byte[] file, int offset, int length) {
  /** Length, type and checksum around the data. */
  private static final int FRAMING = 12;

  /**
   * Reads one chunk.
   *
   * @param file the whole file
   * @param start where the chunk's length field stands
   * @return the chunk
   * @throws InvalidInputException if the file ends early or the chunk is damaged
   */
  static PngChunk at(byte[] file, int start) {
    if (file.length - start < FRAMING) {
      throw truncated(file);
    }
    int length = intAt(file, start);
    String type = new String(file, start + 4, 4, StandardCharsets.ISO_8859_1);
    if (!type.chars().allMatch(c -> (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'))) {
      throw damaged("no chunk starts at byte " + start);
    }
    if (length < 0) {
      throw damaged("chunk " + type + " has an impossible length");
    }
    if (file.length - start - FRAMING < length) {
      throw truncated(file);
    }
    CRC32 crc = new CRC32();
    crc.update(file, start + 4, length + 4);
    if ((int) crc.getValue() != intAt(file, start + 8 + length)) {
      throw damaged("the checksum of chunk " + type + " at byte " + start + " is wrong");
    }
    return new PngChunk(type, file, start + 8, length);
  }

  private static int intAt(byte[] bytes, int at) {
    return (bytes[at] & 255) << 24
        | (bytes[at + 1] & 255) << 16
        | (bytes[at + 2] & 255) << 8
        | (bytes[at + 3] & 255);
  }

  /**
   * @return where the next chunk starts
   */
  int end() {
    return offset + length + 4;
  }

  /**
   * @return whether a reader that does not know this chunk must give up
   */
  boolean isCritical() {
    return Character.isUpperCase(type.charAt(0));
  }

  /**
   * @param at position in the data
   * @return that byte, 0..255
   */
  int byteAt(int at) {
    return file[offset + at] & 255;
  }

  /**
   * @param at position in the data
   * @return the two bytes there, most significant first, 0..65535
   */
  int shortAt(int at) {
    return byteAt(at) << 8 | byteAt(at + 1);
  }

  /**
   * @param at position in the data
   * @return the four bytes there, most significant first
   */
  int intAt(int at) {
    return intAt(file, offset + at);
  }

  static InvalidInputException truncated(byte[] file) {
    return new InvalidInputException(
        "image",
        "The PNG file is cut off after "
            + file.length
            + " bytes; copy, download or export it again.");
  }

  static InvalidInputException damaged(String how) {
    return new InvalidInputException(
        "image",
        "The PNG file is damaged ("
            + how
            + "); open it in an image editor and export it again as PNG.");
  }
}
