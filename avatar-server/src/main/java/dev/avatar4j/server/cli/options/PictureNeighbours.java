package dev.avatar4j.server.cli.options;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The files that lie beside a character's picture and belong to it. */
final class PictureNeighbours {
  private PictureNeighbours() {}

  /**
   * @param image the picture named on the command line, or null
   * @param name the end of the file's name, such as {@code _emotions.json}
   * @return the file for this picture alone, or else that for all pictures of its folder
   */
  static Optional<Path> find(Path image, String name) {
    if (image == null || image.getFileName() == null) {
      return Optional.empty();
    }
    String file = image.getFileName().toString();
    int dot = file.lastIndexOf('.');
    String stem = dot > 0 ? file.substring(0, dot) : file;
    return Stream.of(stem + name, name)
        .map(image::resolveSibling)
        .filter(Files::isRegularFile)
        .findFirst();
  }
}
