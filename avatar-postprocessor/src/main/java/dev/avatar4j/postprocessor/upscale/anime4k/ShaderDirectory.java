package dev.avatar4j.postprocessor.upscale.anime4k;

import dev.avatar4j.AvatarException;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.download.CacheFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Networks from a folder of shader files. A file may lie in the folder itself or where it lies in
 * the Anime4K repository, so that a checkout of that serves as well. Each is read once.
 * Thread-safe.
 */
public final class ShaderDirectory implements WeightsSource {
  /** The environment variable that names the folder. */
  public static final String VARIABLE = "AVATAR4J_ANIME4K";

  /** The largest shader file of Anime4K has less than a quarter of this. */
  static final int MAX_BYTES = 2 << 20;

  private final Path folder;
  private final Map<NetworkModel, NetworkWeights> loaded = new ConcurrentHashMap<>();

  /**
   * @param folder the folder; need not exist yet
   */
  public ShaderDirectory(Path folder) {
    this.folder = folder;
  }

  /**
   * @param environment the environment variables
   * @return the folder that {@value #VARIABLE} names, or else the one for downloads: {@code
   *     avatar4j/anime4k} in {@code %LOCALAPPDATA%}, {@code $XDG_CACHE_HOME} or {@code ~/.cache}
   */
  public static Path defaultFolder(Map<String, String> environment) {
    return CacheFolder.of(environment, VARIABLE, "anime4k");
  }

  /**
   * @return the folder
   */
  public Path folder() {
    return folder;
  }

  /**
   * @param model a network
   * @return whether its file is here
   */
  public boolean has(NetworkModel model) {
    return find(model).isPresent();
  }

  private Optional<Path> find(NetworkModel model) {
    Path flat = folder.resolve(model.fileName());
    Path nested = folder.resolve(model.repositoryPath());
    return Files.isRegularFile(flat)
        ? Optional.of(flat)
        : Optional.of(nested).filter(Files::isRegularFile);
  }

  @Override
  public NetworkWeights load(NetworkModel model) {
    return loaded.computeIfAbsent(model, this::read);
  }

  private NetworkWeights read(NetworkModel model) {
    Path file = find(model).orElseThrow(() -> missing(model));
    try {
      return ShaderParser.parse(file.toString(), text(file), model);
    } catch (NoSuchFileException e) {
      throw missing(model);
    } catch (IOException e) {
      throw new AvatarException(
          "Cannot read " + file + " (" + e + "); check that it may be read.", e);
    }
  }

  private static String text(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new InvalidInputException(
            "weights",
            file + " has more than " + MAX_BYTES + " bytes and is no Anime4K shader; get it anew.");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  private AvatarException missing(NetworkModel model) {
    return new InvalidInputException(
        "weights",
        "There is no "
            + model.fileName()
            + " in "
            + folder
            + ". Qualities low and high need the Anime4K shader files (bloc97, MIT licence), which"
            + " avatar4j does not contain: let `avatar upscale --download` get them, or copy them"
            + " from https://github.com/bloc97/Anime4K ("
            + model.repositoryPath()
            + ") to that folder, or name another folder with --weights or "
            + VARIABLE
            + ".");
  }
}
