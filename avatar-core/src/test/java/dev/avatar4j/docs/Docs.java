package dev.avatar4j.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads the guide. */
final class Docs {
  private Docs() {}

  /** The lines of a page of {@code docs/}; tests run in the directory of their module. */
  static List<String> page(String name) {
    try {
      return Files.readAllLines(Path.of("..", "docs", name));
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
