package dev.avatar4j.download;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Puts files in place whole: a reader sees the old content or the new, never a part. */
public final class AtomicFile {
  private AtomicFile() {}

  /**
   * @param from a whole file
   * @param to its place, in the same folder or at least on the same disk
   * @throws IOException if it cannot be moved
   */
  public static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /**
   * @param to the file's place
   * @param text its content
   * @throws IOException if it cannot be written
   */
  public static void write(Path to, String text) throws IOException {
    Path part = Files.createTempFile(to.toAbsolutePath().getParent(), "part-", ".tmp");
    try {
      Files.writeString(part, text);
      move(part, to);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
