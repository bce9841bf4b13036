package dev.avatar4j.postprocessor.upscale.anime4k;

import dev.avatar4j.AvatarException;
import dev.avatar4j.download.DownloadProgress;
import dev.avatar4j.download.DownloadRequest;
import dev.avatar4j.download.FolderLock;
import dev.avatar4j.download.HttpDownloader;
import dev.avatar4j.download.PinnedChecksums;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;

/**
 * Gets shader files of Anime4K, and its licence, over HTTP. A file takes its place only when it is
 * whole and a network can be read from it; it is then pinned ({@link PinnedChecksums}): a later
 * download with another content is refused.
 */
public final class ShaderDownload {
  /** Where the files come from. */
  public static final URI REPOSITORY =
      URI.create("https://raw.githubusercontent.com/bloc97/Anime4K/master/");

  /** The name of the stored licence. */
  public static final String LICENCE = "LICENSE-Anime4K.txt";

  private static final int MAX_LICENCE_BYTES = 1 << 16;

  private final URI base;
  private final Path folder;
  private final HttpDownloader downloader;

  /**
   * @param base what file paths are relative to; ends in a slash
   * @param folder where files are stored; made if it does not exist
   * @param downloader gets them
   */
  public ShaderDownload(URI base, Path folder, HttpDownloader downloader) {
    this.base = base;
    this.folder = folder;
    this.downloader = downloader;
  }

  /**
   * Gets what is not there yet. Files that came before a failure stay.
   *
   * @param models the networks wanted
   * @param progress is told how it goes
   * @return the text of the licence, which the user must be shown
   * @throws AvatarException if a file cannot be got or is not what it should be
   */
  public String get(Collection<NetworkModel> models, DownloadProgress progress) {
    ShaderDirectory present = new ShaderDirectory(folder);
    try (FolderLock lock = FolderLock.acquire(folder, downloader.policy(), progress)) {
      Path licence = folder.resolve(LICENCE);
      if (!Files.isRegularFile(licence)) {
        downloader.fetch(
            DownloadRequest.of(base.resolve("LICENSE"), licence, MAX_LICENCE_BYTES), progress);
      }
      PinnedChecksums pins = PinnedChecksums.of(lock.folder());
      for (NetworkModel model : models) {
        if (!present.has(model)) {
          get(model, pins, progress);
          progress.note("got " + model.fileName());
        }
      }
      return Files.readString(licence);
    } catch (IOException e) {
      throw new AvatarException("Cannot store files in " + folder + " (" + e + ").", e);
    }
  }

  private void get(NetworkModel model, PinnedChecksums pins, DownloadProgress progress)
      throws IOException {
    URI source = base.resolve(model.repositoryPath().replace("+", "%2B"));
    String name = model.fileName();
    DownloadRequest request =
        DownloadRequest.of(source, folder.resolve(name), ShaderDirectory.MAX_BYTES)
            .checkedBy(
                (content, sum) -> {
                  ShaderParser.parse(source.toString(), Files.readString(content), model);
                  pins.check(name, sum);
                });
    pins.pin(name, downloader.fetch(request, progress));
  }
}
