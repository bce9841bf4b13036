package dev.avatar4j.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir Path folder;

  @Test
  void a_file_is_replaced_and_nothing_else_stays() throws IOException {
    Path file = Files.writeString(folder.resolve("a"), "old");
    AtomicFile.write(file, "new");
    assertThat(file).hasContent("new");
    assertThat(folder.toFile().list()).containsExactly("a");
  }

  @Test
  void others_may_read_it_as_any_other_file() throws IOException {
    Assumptions.assumeTrue(
        folder.getFileSystem().supportedFileAttributeViews().contains("posix"),
        "skipped: no POSIX permissions here");
    Path ordinary = Files.writeString(folder.resolve("ordinary"), "x");
    AtomicFile.write(folder.resolve("a"), "x");
    assertThat(Files.getPosixFilePermissions(folder.resolve("a")))
        .isEqualTo(Files.getPosixFilePermissions(ordinary));
  }

  @Test
  void a_place_that_cannot_be_written_is_reported_and_nothing_stays() throws IOException {
    Path taken = Files.createDirectories(folder.resolve("taken").resolve("inner")).getParent();
    assertThatThrownBy(() -> AtomicFile.write(taken, "x")).isInstanceOf(IOException.class);
    assertThat(folder.toFile().list()).containsExactly("taken");
  }
}
