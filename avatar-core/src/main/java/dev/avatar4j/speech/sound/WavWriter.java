package dev.avatar4j.speech.sound;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes WAV files: PCM of 16 bits, one channel. Stateless and thread-safe. */
public final class WavWriter {
  private static final int HEADER = 44;
  private static final int BLOCK = 8192;

  private WavWriter() {}

  /**
   * @param sound what to write; louder than full scale is clipped
   * @return the file's bytes
   */
  public static byte[] toBytes(Sound sound) {
    ByteBuffer file = littleEndian(HEADER + 2 * sound.length());
    header(sound, file);
    samples(sound, 0, sound.length(), file);
    return file.array();
  }

  /**
   * @param sound what to write; louder than full scale is clipped
   * @return the samples alone, in the byte order of WAV: little-endian
   */
  public static byte[] toPcm(Sound sound) {
    ByteBuffer bytes = littleEndian(2 * sound.length());
    samples(sound, 0, sound.length(), bytes);
    return bytes.array();
  }

  /**
   * @param sound what to write; louder than full scale is clipped
   * @param out receives the file; it is not closed
   * @throws IOException if it cannot be written
   */
  public static void write(Sound sound, OutputStream out) throws IOException {
    ByteBuffer block = littleEndian(2 * BLOCK);
    header(sound, block);
    out.write(block.array(), 0, HEADER);
    for (int at = 0; at < sound.length(); at += BLOCK) {
      block.clear();
      samples(sound, at, Math.min(BLOCK, sound.length() - at), block);
      out.write(block.array(), 0, block.position());
    }
  }

  /**
   * @param sound what to write; louder than full scale is clipped
   * @param file the file, which is replaced if it exists
   * @throws IOException if it cannot be written
   */
  public static void write(Sound sound, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      write(sound, out);
    }
  }

  private static ByteBuffer littleEndian(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void header(Sound sound, ByteBuffer out) {
    int bytes = 2 * sound.length();
    out.put(new byte[] {'R', 'I', 'F', 'F'}).putInt(HEADER - 8 + bytes);
    out.put(new byte[] {'W', 'A', 'V', 'E', 'f', 'm', 't', ' '}).putInt(16);
    out.putShort((short) 1).putShort((short) 1).putInt(sound.rate()).putInt(2 * sound.rate());
    out.putShort((short) 2).putShort((short) 16);
    out.put(new byte[] {'d', 'a', 't', 'a'}).putInt(bytes);
  }

  private static void samples(Sound sound, int from, int count, ByteBuffer out) {
    for (int i = from; i < from + count; i++) {
      long value = Math.round(sound.sample(i) * 32768.0);
      out.putShort((short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, value)));
    }
  }
}
