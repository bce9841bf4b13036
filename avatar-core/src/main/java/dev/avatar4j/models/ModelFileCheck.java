package dev.avatar4j.models;

import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;

/**
 * Looks into the files of models, so that a web page or another network is not stored as weights.
 * Implementations are listed in {@code META-INF/services/dev.avatar4j.models.ModelFileCheck} and
 * have a public constructor without arguments.
 */
public interface ModelFileCheck {
  /**
   * @return all checks on the class path
   */
  static List<ModelFileCheck> installed() {
    return ServiceLoader.load(ModelFileCheck.class, ModelFileCheck.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .toList();
  }

  /**
   * @param file a file of the manifest
   * @return whether this check knows its format
   */
  boolean understands(ModelFile file);

  /**
   * @param content the file's content, perhaps under a temporary name
   * @param file what it should be
   * @throws dev.avatar4j.AvatarException if it is something else
   */
  void check(Path content, ModelFile file);
}
