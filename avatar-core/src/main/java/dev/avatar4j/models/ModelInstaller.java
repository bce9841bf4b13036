package dev.avatar4j.models;

import dev.avatar4j.AvatarException;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.download.AtomicFile;
import dev.avatar4j.download.DownloadProgress;
import dev.avatar4j.download.DownloadRequest;
import dev.avatar4j.download.FolderLock;
import dev.avatar4j.download.HttpDownloader;
import dev.avatar4j.download.PinnedChecksums;
import dev.avatar4j.download.Sha256;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Brings one model into its folder. */
final class ModelInstaller {
  private final Model model;
  private final Path folder;
  private final ModelJudge judge;
  private final HttpDownloader downloader;
  private final DownloadProgress progress;

  ModelInstaller(
      Model model,
      Path folder,
      ModelJudge judge,
      HttpDownloader downloader,
      DownloadProgress progress) {
    this.model = model;
    this.folder = folder;
    this.judge = judge;
    this.downloader = downloader;
    this.progress = progress;
  }

  void install(DownloadOptions options) throws IOException {
    URI base = permittedSource(options);
    progress.note(LicenseNotice.of(model));
    try (FolderLock lock = FolderLock.acquire(folder, downloader.policy(), progress)) {
      PinnedChecksums pins = PinnedChecksums.of(lock.folder());
      List<ModelFile> missing = new ArrayList<>();
      for (ModelFile file : model.files()) {
        if (Files.exists(folder.resolve(file.name()))) {
          keep(file, pins);
        } else {
          missing.add(file);
        }
      }
      LicenseNotice.store(model, folder);
      if (missing.isEmpty()) {
        progress.note("every file of " + model.name() + " is there");
      } else if (model.archive().isPresent()) {
        unpack(model.archive().get(), options, base, missing, pins);
      } else {
        for (ModelFile file : missing) {
          fetch(file, base, pins);
        }
      }
    }
  }

  private URI permittedSource(DownloadOptions options) {
    if (!model.license().commercialUse() && !options.acceptLicense()) {
      throw new InvalidInputException(
          "--accept-license",
          model.name()
              + " may not be used commercially. Read its licence and, if you agree, run `avatar models"
              + " download "
              + model.name()
              + " --accept-license`.\n"
              + LicenseNotice.of(model));
    }
    return options
        .mirror()
        .or(model::source)
        .orElseThrow(
            () ->
                new AvatarException(
                    "No lasting address of "
                        + model.name()
                        + " is known. Give one with --mirror, or: "
                        + ModelStore.byHand(model, folder)));
  }

  /** What was there already, perhaps copied by hand, is judged like a download. */
  private void keep(ModelFile file, PinnedChecksums pins) throws IOException {
    Path path = folder.resolve(file.name());
    String sum = Sha256.of(path);
    try {
      judge.judge(file, path, sum, pins);
    } catch (AvatarException e) {
      throw new AvatarException(
          path
              + " is there but is not what it should be: "
              + e.getMessage().replaceFirst("\\.$", "")
              + ". Delete or move it, and run it again.",
          e);
    }
    pins.pin(file.name(), sum);
  }

  private void fetch(ModelFile file, URI base, PinnedChecksums pins) throws IOException {
    DownloadRequest request =
        DownloadRequest.of(base.resolve(file.path()), folder.resolve(file.name()), file.maxBytes())
            .expecting(file.knownSize(), file.knownSha256())
            .checkedBy((content, sum) -> judge.judge(file, content, sum, pins));
    pins.pin(file.name(), downloader.fetch(request, progress));
    progress.note("got " + file.name());
  }

  private void unpack(
      ModelBundle bundle,
      DownloadOptions options,
      URI base,
      List<ModelFile> missing,
      PinnedChecksums pins)
      throws IOException {
    URI address = base.resolve(options.mirror().isPresent() ? bundle.name() : bundle.path());
    Path zip = folder.resolve(bundle.name());
    try {
      downloader.fetch(
          DownloadRequest.of(address, zip, bundle.maxBytes())
              .checkedBy((content, sum) -> requireEntries(content, missing)),
          progress);
      progress.note("unpacking " + bundle.name());
      try (BundleArchive archive = BundleArchive.open(zip)) {
        for (ModelFile file : missing) {
          extract(archive, file, pins);
        }
      }
    } finally {
      Files.deleteIfExists(zip);
    }
  }

  private static void requireEntries(Path content, List<ModelFile> files) throws IOException {
    try (BundleArchive archive = BundleArchive.open(content)) {
      files.forEach(archive::entry);
    }
  }

  private void extract(BundleArchive archive, ModelFile file, PinnedChecksums pins)
      throws IOException {
    Path target = folder.resolve(file.name());
    Path part = AtomicFile.temporary(target);
    try {
      archive.extract(file, part);
      String sum = Sha256.of(part);
      judge.judge(file, part, sum, pins);
      AtomicFile.move(part, target);
      pins.pin(file.name(), sum);
      progress.note("got " + file.name());
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
