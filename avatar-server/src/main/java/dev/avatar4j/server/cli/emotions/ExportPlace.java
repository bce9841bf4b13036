package dev.avatar4j.server.cli.emotions;

import dev.avatar4j.InvalidInputException;
import dev.avatar4j.download.AtomicFile;
import dev.avatar4j.export.ExportSink;
import dev.avatar4j.export.FolderSink;
import dev.avatar4j.export.ZipSink;
import dev.avatar4j.server.cli.options.OutputFiles;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Where exported files go, as the name says.
 *
 * @param path a folder, or an archive
 * @param archive whether it is an archive, which appears whole or not at all
 */
record ExportPlace(Path path, boolean archive) {
  /** Writes all files to a sink, which the caller closes. */
  @FunctionalInterface
  interface Content {
    void writeTo(ExportSink sink) throws IOException;
  }

  static ExportPlace of(Path path) {
    return new ExportPlace(path, path.toString().toLowerCase(Locale.ROOT).endsWith(".zip"));
  }

  /** Refuses, before the work begins, what cannot be written or would overwrite something. */
  void check(String option, List<String> files, boolean force) {
    if (archive) {
      OutputFiles.requireFileName(option, path);
    } else {
      OutputFiles.requireFolderName(option, path, ".zip");
    }
    if (!force) {
      requireNew(option, archive ? existing(List.of(path)) : existing(resolved(files)));
    }
  }

  private List<Path> resolved(List<String> files) {
    return files.stream().map(path::resolve).toList();
  }

  private static List<Path> existing(List<Path> files) {
    return files.stream().filter(Files::exists).toList();
  }

  private static void requireNew(String option, List<Path> taken) {
    if (!taken.isEmpty()) {
      int more = taken.size() - 1;
      throw new InvalidInputException(
          option,
          taken.get(0)
              + (more == 0 ? " is there already" : " and " + more + " more are there already")
              + "; choose another place, or overwrite with --force.");
    }
  }

  void fill(Content content) throws IOException {
    if (!archive) {
      try (ExportSink sink = new FolderSink(path)) {
        content.writeTo(sink);
      }
      return;
    }
    OutputFiles.createParent(path);
    Path part = AtomicFile.temporary(path);
    try {
      try (ExportSink sink =
          new ZipSink(new BufferedOutputStream(Files.newOutputStream(part), 1 << 16))) {
        content.writeTo(sink);
      }
      AtomicFile.move(part, path);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
