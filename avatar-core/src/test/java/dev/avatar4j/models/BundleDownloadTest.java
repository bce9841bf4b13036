package dev.avatar4j.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatar4j.AvatarException;
import dev.avatar4j.download.DownloadPolicy;
import dev.avatar4j.download.DownloadProgress;
import dev.avatar4j.download.FileServer;
import dev.avatar4j.download.HttpDownloader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleDownloadTest {
  @TempDir Path parent;
  private final FileServer server = new FileServer();

  @AfterEach
  void stop() {
    server.close();
  }

  private static byte[] zip(String... namesAndTexts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
        zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  private Path download(byte[] archive) {
    server.on("all.zip", FileServer.file(archive, "\"1\""));
    Model model =
        new Model(
            "x:zip",
            "Zipped",
            "x/zip",
            "A. Author",
            new ModelLicense("CC BY 4.0", URI.create("https://licences.example/by"), true),
            "by A. Author",
            URI.create("https://author.example/"),
            "The zip is there.",
            server.uri(""),
            new ModelBundle("all.zip", "all.zip?key=1", 10_000),
            List.of(
                new ModelFile("a.pt", "a.pt", 0, 50, null, 0, 0),
                new ModelFile("b.pt", "b.pt", 0, 50, null, 0, 0)));
    ModelStore store =
        new ModelStore(
            parent.resolve("store"),
            new ModelManifest(1, List.of(model)),
            List.of(),
            new HttpDownloader(DownloadPolicy.DEFAULT.withSleeper(pause -> {}), Map.of()));
    return store.download("x:zip", DownloadOptions.DEFAULT, DownloadProgress.SILENT);
  }

  private void assertRefused(byte[] archive, String... parts) {
    assertThatThrownBy(() -> download(archive))
        .isInstanceOf(AvatarException.class)
        .hasMessageContainingAll(parts);
    assertThat(parent.resolve("store/x/zip/b.pt")).doesNotExist();
    assertThat(parent.resolve("store/x/zip").toFile().list())
        .noneMatch(name -> name.endsWith(".tmp") || name.contains("all.zip"));
  }

  @Test
  void wanted_files_are_taken_out_of_any_folder_and_the_archive_is_deleted() throws IOException {
    Path folder = download(zip("tha/a.pt", "A", "tha/readme.txt", "no", "b.pt", "B"));
    assertThat(folder.resolve("a.pt")).hasContent("A");
    assertThat(folder.resolve("b.pt")).hasContent("B");
    assertThat(folder.toFile().list())
        .containsExactlyInAnyOrder(
            "a.pt", "b.pt", "SHA256SUMS", "LICENSE.txt", "ATTRIBUTION.txt", ".lock");
  }

  @Test
  void entries_that_point_outside_are_written_inside() throws IOException {
    Path folder = download(zip("../../../a.pt", "A", "..\\..\\b.pt", "B", "/evil.pt", "E"));
    assertThat(folder.resolve("a.pt")).hasContent("A");
    assertThat(folder.resolve("b.pt")).hasContent("B");
    assertThat(parent)
        .isDirectoryNotContaining("regex:.*pt")
        .isDirectoryContaining("regex:.*store");
  }

  @Test
  void an_archive_without_a_file_or_with_two_is_refused() throws IOException {
    assertRefused(zip("a.pt", "A"), "0 files called b.pt");
    assertRefused(zip("a.pt", "A", "x/b.pt", "B", "y/b.pt", "C"), "2 files called b.pt");
  }

  @Test
  void an_entry_that_unpacks_to_more_than_its_limit_is_refused() throws IOException {
    assertRefused(zip("a.pt", "A", "b.pt", "b".repeat(51)), "b.pt in it has more than 50 bytes");
  }

  @Test
  void what_is_no_archive_is_refused() {
    assertRefused("not a zip".getBytes(StandardCharsets.UTF_8), "no zip archive");
  }
}
