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
   * The name under which to make a file that is then moved. It is an ordinary file, readable for
   * whom the folder's other files are; two writers of one target must be kept apart by a lock.
   *
   * @param to the file's place
   * @return a name beside it
   */
  public static Path temporary(Path to) {
    return to.resolveSibling(to.getFileName() + ".tmp");
  }

  /**
   * @param to the file's place
   * @param text its content
   * @throws IOException if it cannot be written
   */
  public static void write(Path to, String text) throws IOException {
    Path part = temporary(to);
    try {
      Files.writeString(part, text);
      move(part, to);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
