package dev.avatar4j.server.cli.serve;

import dev.avatar4j.InvalidInputException;
import dev.avatar4j.server.access.ApiKey;
import dev.avatar4j.server.access.ApiKeyFile;
import dev.avatar4j.server.config.ConfigValue;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the API key, or makes one and says so. */
final class KeySource {
  /** What the file is called if none is named. */
  static final String FILE = "api_key.txt";

  private final Optional<ConfigValue> configured;
  private final boolean fileNamedByFlag;
  private final Path usual;
  private final PrintWriter err;

  /**
   * @param configured the key in the environment or in the configuration file
   * @param fileNamedByFlag whether the command line names a key file, which wins over these
   * @param usual the key file if none is named
   * @param err receives what the user has to know
   */
  KeySource(
      Optional<ConfigValue> configured, boolean fileNamedByFlag, Path usual, PrintWriter err) {
    this.configured = configured;
    this.fileNamedByFlag = fileNamedByFlag;
    this.usual = usual;
    this.err = err;
  }

  /**
   * @param named the key file that is named, if any; made if it is not there
   * @param required whether there has to be a key
   * @return the key, or empty if none is named and none required
   */
  Optional<ApiKey> find(Optional<Path> named, boolean required) {
    if (configured.isPresent() && !fileNamedByFlag) {
      return Optional.of(parse(configured.get()));
    }
    if (named.isEmpty() && !required) {
      return Optional.empty();
    }
    return Optional.of(ofFile(new ApiKeyFile(named.orElse(usual))));
  }

  private static ApiKey parse(ConfigValue value) {
    try {
      return ApiKey.of(value.text().strip());
    } catch (InvalidInputException e) {
      throw new InvalidInputException("api_key", value.source() + ": " + e.getMessage(), e);
    }
  }

  private ApiKey ofFile(ApiKeyFile file) {
    if (!file.exists()) {
      ApiKey key = file.create();
      err.println("note: a new API key was written to " + file.path() + ".");
      return key;
    }
    if (file.readableByOthers()) {
      err.println(
          "WARNING: other users of this machine can read the API key in "
              + file.path()
              + "; chmod 600 it.");
    }
    return file.read();
  }

  void warnOfNone(String host) {
    err.println(
        "WARNING: listening on "
            + host
            + " WITHOUT an API key: everybody who can reach this machine can see and change the"
            + " avatars. Leave out --no-key unless a proxy asks for a password.");
  }
}
