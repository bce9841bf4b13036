package dev.avatar4j.image;

import dev.avatar4j.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Opens the files of pictures, never reading more than is allowed. */
final class PictureFiles {
  private PictureFiles() {}

  /**
   * @param file what should be a file
   * @throws InvalidInputException if there is none
   */
  static void requireFile(Path file) {
    if (file.getFileName() == null || Files.isDirectory(file)) {
      throw new InvalidInputException(
          "image", file + " is a folder; give the path of a PNG picture.");
    }
    if (Files.notExists(file)) {
      throw new InvalidInputException(
          "image",
          "There is no file " + file + "; give the path of a PNG picture.",
          new NoSuchFileException(file.toString()));
    }
  }

  /** Up to {@code most + 1} bytes, so that whoever checks the length sees an excess. */
  static byte[] readAtMost(Path file, int most) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(most + 1);
    }
  }

  static InvalidInputException unreadable(Path file, IOException e) {
    return new InvalidInputException(
        "image", "Cannot read " + file + " (" + e + "); check that it may be read.", e);
  }
}
