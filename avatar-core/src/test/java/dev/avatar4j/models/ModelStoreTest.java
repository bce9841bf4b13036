package dev.avatar4j.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatar4j.AvatarException;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.download.DownloadPolicy;
import dev.avatar4j.download.DownloadProgress;
import dev.avatar4j.download.DownloadStatus;
import dev.avatar4j.download.FileServer;
import dev.avatar4j.download.HttpDownloader;
import dev.avatar4j.download.PinnedChecksums;
import dev.avatar4j.download.Sleeper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelStoreTest {
  private static final String FACE = "face weights";
  private static final String BODY = "body weights";
  private static final ModelLicense FREE =
      new ModelLicense("CC BY 4.0", URI.create("https://licences.example/by"), true);
  private static final ModelLicense NON_COMMERCIAL =
      new ModelLicense("CC BY-NC 4.0", URI.create("https://licences.example/by-nc"), false);

  @TempDir Path root;
  private final FileServer server = new FileServer();
  private final List<String> notes = new CopyOnWriteArrayList<>();
  private final DownloadProgress progress =
      new DownloadProgress() {
        @Override
        public void advanced(DownloadStatus status) {}

        @Override
        public void note(String sentence) {
          notes.add(sentence);
        }
      };
  private List<ModelFileCheck> checks = List.of();
  private Sleeper sleeper = pause -> {};

  @AfterEach
  void stop() {
    server.close();
  }

  private static FileServer.Answer text(String text) {
    return FileServer.file(text.getBytes(StandardCharsets.UTF_8), "\"1\"");
  }

  private void serve(String folder) {
    server.on(folder + "face.pt", text(FACE));
    server.on(folder + "body.pt", text(BODY));
  }

  private static ModelFile file(String name) {
    return new ModelFile(name, "v1/" + name, 0, 1000, null, 1, 1);
  }

  private Model model(ModelLicense license, URI base) {
    return new Model(
        "x:one",
        "Model one",
        "x/one",
        "A. Author",
        license,
        "Model one by A. Author",
        URI.create("https://author.example/one"),
        "The zip is there.",
        base,
        null,
        List.of(file("face.pt"), file("body.pt")));
  }

  private ModelStore store(Model model) {
    return new ModelStore(
        root,
        new ModelManifest(1, List.of(model)),
        checks,
        new HttpDownloader(DownloadPolicy.DEFAULT.withSleeper(sleeper), Map.of()));
  }

  private ModelStore store() {
    return store(model(FREE, server.uri("")));
  }

  private Path download() {
    return store().download("x:one", DownloadOptions.DEFAULT, progress);
  }

  @Test
  void a_download_stores_files_checksums_licence_and_credit() {
    serve("v1/");
    Path folder = download();
    assertThat(folder).isEqualTo(root.resolve("x").resolve("one"));
    assertThat(folder.resolve("face.pt")).hasContent(FACE);
    assertThat(folder.resolve("body.pt")).hasContent(BODY);
    assertThat(folder.resolve(PinnedChecksums.FILE))
        .content()
        .matches("[0-9a-f]{64}  body.pt\n[0-9a-f]{64}  face.pt\n");
    assertThat(folder.resolve(LicenseNotice.LICENSE_FILE))
        .content()
        .contains("A. Author", "CC BY 4.0", "https://licences.example/by", "author.example");
    assertThat(folder.resolve(LicenseNotice.ATTRIBUTION_FILE)).content().contains("A. Author");
    assertThat(notes.get(0)).contains("A. Author", "CC BY 4.0", "Commercial use is allowed");
    assertThat(store().path("x:one")).isEqualTo(folder);
    assertThat(store().list().get(0).installed()).isTrue();
  }

  @Test
  void what_is_there_is_not_asked_for_again() {
    serve("v1/");
    download();
    download();
    assertThat(server.asked()).containsExactly("v1/face.pt", "v1/body.pt");
    assertThat(notes).contains("every file of x:one is there");
  }

  @Test
  void only_what_is_missing_is_got() throws IOException {
    serve("v1/");
    Files.delete(download().resolve("body.pt"));
    assertThat(store().list().get(0).partial()).isTrue();
    download();
    assertThat(server.asked()).containsExactly("v1/face.pt", "v1/body.pt", "v1/body.pt");
  }

  @Test
  void a_model_that_is_not_there_is_refused_with_every_way_to_get_it() {
    assertThatThrownBy(() -> store().path("x:one"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContainingAll(
            "x:one is not there",
            "face.pt, body.pt",
            "avatar models download x:one",
            root.resolve("x").resolve("one").toString(),
            "https://author.example/one",
            "The zip is there.");
  }

  @Test
  void files_copied_by_hand_count_and_are_pinned_by_the_next_download() throws IOException {
    Path folder = Files.createDirectories(root.resolve("x").resolve("one"));
    Files.writeString(folder.resolve("face.pt"), FACE);
    Files.writeString(folder.resolve("body.pt"), BODY);
    assertThat(store().path("x:one")).isEqualTo(folder);
    assertThat(store().verify("x:one"))
        .extracting(FileVerification::detail)
        .containsOnly("no checksum known");
    download();
    assertThat(server.asked()).isEmpty();
    assertThat(store().verify("x:one"))
        .extracting(FileVerification::detail)
        .containsOnly("checksum of its first download");
  }

  @Test
  void verify_finds_what_changed_and_what_is_missing() throws IOException {
    serve("v1/");
    Path folder = download();
    Files.writeString(folder.resolve("face.pt"), "other");
    Files.delete(folder.resolve("body.pt"));
    List<FileVerification> found = store().verify("x:one");
    assertThat(found)
        .extracting(FileVerification::state)
        .containsExactly(FileVerification.State.WRONG, FileVerification.State.MISSING);
    assertThat(found.get(0).detail()).contains("SHA-256");
  }

  @Test
  void a_changed_file_is_never_overwritten() throws IOException {
    serve("v1/");
    Path face = download().resolve("face.pt");
    Files.writeString(face, "mine");
    assertThatThrownBy(this::download)
        .isInstanceOf(AvatarException.class)
        .hasMessageContainingAll(face.toString(), "Delete or move it");
    assertThat(face).hasContent("mine");
  }

  @Test
  void a_later_download_with_another_content_is_refused() throws IOException {
    serve("v1/");
    Path face = download().resolve("face.pt");
    Files.delete(face);
    server.on("v1/face.pt", text("other weights"));
    assertThatThrownBy(this::download)
        .isInstanceOf(AvatarException.class)
        .hasMessageContainingAll("not the file that came before", PinnedChecksums.FILE);
    assertThat(face).doesNotExist();
  }

  @Test
  void content_that_a_check_refuses_is_not_stored() {
    serve("v1/");
    checks =
        List.of(
            new ModelFileCheck() {
              @Override
              public boolean understands(ModelFile file) {
                return file.name().equals("body.pt");
              }

              @Override
              public void check(Path content, ModelFile file) {
                assertThat(content).hasContent(BODY);
                throw new AvatarException("another network");
              }
            });
    assertThatThrownBy(this::download).hasMessageContaining("another network");
    assertThat(root.resolve("x/one/face.pt")).exists();
    assertThat(root.resolve("x/one/body.pt")).doesNotExist();
  }

  @Test
  void a_licence_that_forbids_commercial_use_must_be_accepted() {
    serve("v1/");
    ModelStore store = store(model(NON_COMMERCIAL, server.uri("")));
    assertThatThrownBy(() -> store.download("x:one", DownloadOptions.DEFAULT, progress))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContainingAll("--accept-license", "CC BY-NC 4.0", "A. Author", "by-nc");
    assertThat(server.asked()).isEmpty();
    assertThat(root).isEmptyDirectory();
    store.download("x:one", DownloadOptions.DEFAULT.withAcceptLicense(true), progress);
    assertThat(notes.get(0)).contains("NO COMMERCIAL USE");
    assertThat(root.resolve("x/one/LICENSE.txt")).content().contains("NO COMMERCIAL USE");
  }

  @Test
  void offline_uses_what_is_there_and_asks_nobody() {
    serve("v1/");
    DownloadOptions offline = DownloadOptions.of(Map.of(DownloadOptions.OFFLINE, "1"));
    assertThatThrownBy(() -> store().require("x:one", offline, progress))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContainingAll("offline", "The zip is there.");
    assertThat(server.asked()).isEmpty();
    Path folder = store().require("x:one", DownloadOptions.DEFAULT, progress);
    assertThat(store().require("x:one", offline, progress)).isEqualTo(folder);
    assertThat(store().download("x:one", offline, progress)).isEqualTo(folder);
  }

  @Test
  void a_mirror_replaces_the_base() {
    serve("copy/v1/");
    store().download("x:one", DownloadOptions.DEFAULT.withMirror(server.uri("copy")), progress);
    assertThat(server.asked()).containsExactly("copy/v1/face.pt", "copy/v1/body.pt");
  }

  @Test
  void without_a_lasting_address_the_way_by_hand_is_told() {
    ModelStore store = store(model(FREE, null));
    assertThatThrownBy(() -> store.download("x:one", DownloadOptions.DEFAULT, progress))
        .isInstanceOf(AvatarException.class)
        .hasMessageContainingAll("--mirror", "https://author.example/one", "The zip is there.");
    serve("v1/");
    store.download("x:one", DownloadOptions.DEFAULT.withMirror(server.uri("")), progress);
    assertThat(store.list().get(0).installed()).isTrue();
  }

  @Test
  void two_downloads_at_once_ask_once() {
    CountDownLatch secondWaits = new CountDownLatch(1);
    server.on(
        "v1/face.pt",
        exchange -> {
          secondWaits.await();
          text(FACE).to(exchange);
        });
    server.on("v1/body.pt", text(BODY));
    sleeper =
        pause -> {
          secondWaits.countDown();
          Thread.onSpinWait();
        };
    CompletableFuture<Path> first = CompletableFuture.supplyAsync(this::download);
    CompletableFuture<Path> second = CompletableFuture.supplyAsync(this::download);
    assertThat(first.join()).isEqualTo(second.join());
    assertThat(server.asked()).containsExactly("v1/face.pt", "v1/body.pt");
  }

  @Test
  void the_default_folder_follows_the_environment() {
    assertThat(ModelStore.defaultFolder(Map.of(ModelStore.VARIABLE, "/m")))
        .isEqualTo(Path.of("/m"));
    assertThat(ModelStore.defaultFolder(Map.of("LOCALAPPDATA", "/local")))
        .isEqualTo(Path.of("/local", "avatar4j", "models"));
  }
}
