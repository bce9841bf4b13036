package dev.avatar4j.models;

import dev.avatar4j.AvatarException;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.download.CacheFolder;
import dev.avatar4j.download.DownloadPolicy;
import dev.avatar4j.download.DownloadProgress;
import dev.avatar4j.download.HttpDownloader;
import dev.avatar4j.download.LoggedProgress;
import dev.avatar4j.download.PinnedChecksums;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The folder that models are kept in, one folder each. Files that were copied there by hand count
 * as well. Thread-safe; several processes may share a folder.
 */
public final class ModelStore {
  /** The environment variable that names the folder. */
  public static final String VARIABLE = "AVATAR4J_MODELS";

  private final Path root;
  private final ModelManifest manifest;
  private final ModelJudge judge;
  private final HttpDownloader downloader;

  /**
   * A store with the shipped manifest and the checks on the class path.
   *
   * @param root the folder; need not exist yet
   */
  public ModelStore(Path root) {
    this(
        root,
        ModelManifest.shipped(),
        ModelFileCheck.installed(),
        new HttpDownloader(DownloadPolicy.DEFAULT));
  }

  /**
   * @param root the folder; need not exist yet
   * @param manifest the models there are
   * @param checks look into files before they are stored
   * @param downloader gets files
   */
  public ModelStore(
      Path root, ModelManifest manifest, List<ModelFileCheck> checks, HttpDownloader downloader) {
    this.root = root;
    this.manifest = manifest;
    this.judge = new ModelJudge(checks);
    this.downloader = downloader;
  }

  /**
   * @return the store in the folder that the process's environment names
   */
  public static ModelStore standard() {
    return new ModelStore(defaultFolder(System.getenv()));
  }

  /**
   * @param environment the environment variables
   * @return the folder that {@value #VARIABLE} names, or else {@code avatar4j/models} in {@code
   *     %LOCALAPPDATA%}, {@code $XDG_CACHE_HOME} or {@code ~/.cache}
   */
  public static Path defaultFolder(Map<String, String> environment) {
    return CacheFolder.of(environment, VARIABLE, "models");
  }

  /**
   * @return the folder of the store
   */
  public Path folder() {
    return root;
  }

  /**
   * @return what can be kept here
   */
  public ModelManifest manifest() {
    return manifest;
  }

  /**
   * @return every model of the manifest and whether it is here; looks for files only, reads none
   */
  public List<ModelStatus> list() {
    return manifest.models().stream().map(this::status).toList();
  }

  private ModelStatus status(Model model) {
    Path folder = folder(model);
    List<String> missing =
        model.files().stream()
            .map(ModelFile::name)
            .filter(name -> !Files.isRegularFile(folder.resolve(name)))
            .toList();
    return new ModelStatus(model, folder, missing);
  }

  private Path folder(Model model) {
    return root.resolve(model.folder());
  }

  /**
   * @param name a model's name, such as {@code tha3:separable_float}
   * @return its folder, all files present
   * @throws InvalidInputException if there is no such model or it is not complete; says how to get
   *     it
   */
  public Path path(String name) {
    ModelStatus status = status(manifest.model(name));
    if (!status.installed()) {
      throw missing(status, "");
    }
    return status.folder();
  }

  /**
   * What a poser calls: gets the model if it is not here, unless the environment says offline, and
   * tells the log.
   *
   * @param name a model's name
   * @return its folder, all files present
   * @throws AvatarException if it is not here and cannot be got, or its licence must be accepted
   *     first
   */
  public Path require(String name) {
    return require(name, DownloadOptions.of(System.getenv()), new LoggedProgress());
  }

  /**
   * @param name a model's name
   * @param options how it may be got if it is not here
   * @param progress is told how it goes
   * @return its folder, all files present
   * @throws AvatarException if it is not here and cannot be got
   */
  public Path require(String name, DownloadOptions options, DownloadProgress progress) {
    return status(manifest.model(name)).installed()
        ? path(name)
        : download(name, options, progress);
  }

  /**
   * Gets the files that are missing and judges those that are there. Goes on where an earlier
   * download broke off.
   *
   * @param name a model's name
   * @param options how it may be got
   * @param progress is told how it goes; the licence is its first note
   * @return its folder, all files present and judged
   * @throws InvalidInputException if there is no such model, or its licence must be accepted first
   * @throws AvatarException if it cannot be got, or a file is not what it should be
   */
  public Path download(String name, DownloadOptions options, DownloadProgress progress) {
    Model model = manifest.model(name);
    Path folder = folder(model);
    if (options.offline()) {
      ModelStatus status = status(model);
      if (!status.installed()) {
        throw missing(status, " and downloads are switched off (offline)");
      }
      return folder;
    }
    try {
      new ModelInstaller(model, folder, judge, downloader, progress).install(options);
      return folder;
    } catch (IOException e) {
      throw new AvatarException("Cannot store " + name + " in " + folder + " (" + e + ").", e);
    }
  }

  /**
   * Reads every file of a model again.
   *
   * @param name a model's name
   * @return what became of each file, in the manifest's order
   * @throws AvatarException if there is no such model or a file cannot be read
   */
  public List<FileVerification> verify(String name) {
    Model model = manifest.model(name);
    Path folder = folder(model);
    try {
      PinnedChecksums pins = PinnedChecksums.of(folder);
      List<FileVerification> found = new ArrayList<>();
      for (ModelFile file : model.files()) {
        found.add(judge.verify(file, folder, pins));
      }
      return found;
    } catch (IOException e) {
      throw new AvatarException("Cannot read " + name + " in " + folder + " (" + e + ").", e);
    }
  }

  private static InvalidInputException missing(ModelStatus status, String why) {
    Model model = status.model();
    return new InvalidInputException(
        "model",
        model.name()
            + " is not "
            + (status.partial() ? "complete" : "there")
            + why
            + ": "
            + status.folder()
            + " lacks "
            + String.join(", ", status.missing())
            + ". Get it with `avatar models download "
            + model.name()
            + "`, or by hand: "
            + byHand(model, status.folder()));
  }

  static String byHand(Model model, Path folder) {
    return "copy the files to " + folder + ". See " + model.home() + ". " + model.manual();
  }
}
