package dev.avatar4j.server.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file under another name until it is whole.
 *
 * @param target its name in the end
 */
record UnfinishedFile(Path target) {
  /** Where it is written meanwhile: beside its place, so that it is moved in one step. */
  Path path() {
    return target.resolveSibling(target.getFileName() + ".part");
  }

  long bytes() throws IOException {
    return Files.exists(path()) ? Files.size(path()) : 0;
  }

  void publish() throws IOException {
    Files.move(path(), target, StandardCopyOption.REPLACE_EXISTING);
  }

  void discard() throws IOException {
    Files.deleteIfExists(path());
  }
}
