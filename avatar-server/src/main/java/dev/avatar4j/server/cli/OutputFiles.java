package dev.avatar4j.server.cli;

import dev.avatar4j.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes result files, with folders made as needed. */
final class OutputFiles {
  private OutputFiles() {}

  static void write(Path file, byte[] bytes) {
    try {
      createParent(file);
      Files.write(file, bytes);
    } catch (IOException e) {
      throw cannotWrite(file, e);
    }
  }

  static void createParent(Path file) throws IOException {
    Path parent = file.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
  }

  static InvalidInputException cannotWrite(Path file, IOException e) {
    return new InvalidInputException("--out", "Cannot write " + file + ": " + e, e);
  }
}
