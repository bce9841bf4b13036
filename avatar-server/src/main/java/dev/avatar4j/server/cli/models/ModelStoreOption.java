package dev.avatar4j.server.cli.models;

import dev.avatar4j.models.ModelStore;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that chooses where models are kept. */
final class ModelStoreOption {
  @Option(
      names = "--models",
      paramLabel = "FOLDER",
      description =
          "Where models are kept. Default: the folder in the environment variable"
              + " AVATAR4J_MODELS, or avatar4j/models in the user's cache folder.")
  private Path folder;

  ModelStore store() {
    return folder == null ? ModelStore.standard() : new ModelStore(folder);
  }
}
