package dev.avatar4j.download;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 checksums as 64 lower-case hexadecimal digits. */
public final class Sha256 {
  private static final int BUFFER = 1 << 16;

  private final MessageDigest digest;

  /** Of nothing yet. */
  public Sha256() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /**
   * @param file a file
   * @return its checksum
   * @throws IOException if it cannot be read
   */
  public static String of(Path file) throws IOException {
    Sha256 sum = new Sha256();
    sum.addFile(file);
    return sum.hex();
  }

  /**
   * @param bytes further content; read to its end
   */
  public void add(ByteBuffer bytes) {
    digest.update(bytes);
  }

  /**
   * @param file further content
   * @throws IOException if it cannot be read
   */
  public void addFile(Path file) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    try (FileChannel in = FileChannel.open(file)) {
      while (in.read(buffer) >= 0) {
        digest.update(buffer.flip());
        buffer.clear();
      }
    }
  }

  /**
   * @return the checksum; this object then begins anew
   */
  public String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
