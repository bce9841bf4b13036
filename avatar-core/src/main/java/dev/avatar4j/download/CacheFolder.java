package dev.avatar4j.download;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where downloads lie when nobody says otherwise. */
public final class CacheFolder {
  private CacheFolder() {}

  /**
   * @param environment the environment variables
   * @param variable the one that names the folder
   * @param name the folder's name below the common one
   * @return the folder the variable names, or else {@code avatar4j/NAME} in {@code %LOCALAPPDATA%},
   *     {@code $XDG_CACHE_HOME} or {@code ~/.cache}
   */
  public static Path of(Map<String, String> environment, String variable, String name) {
    return named(environment, variable)
        .orElseGet(
            () ->
                named(environment, "LOCALAPPDATA")
                    .or(() -> named(environment, "XDG_CACHE_HOME"))
                    .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"))
                    .resolve("avatar4j")
                    .resolve(name));
  }

  private static Optional<Path> named(Map<String, String> environment, String variable) {
    return Optional.ofNullable(environment.get(variable))
        .filter(value -> !value.isBlank())
        .map(Path::of);
  }
}
