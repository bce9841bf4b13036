package dev.avatar4j.poser.djl.model;

import dev.avatar4j.InvalidInputException;
import dev.avatar4j.Suggestion;
import dev.avatar4j.models.Model;
import dev.avatar4j.models.ModelStore;
import dev.avatar4j.poser.PoserSpec;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** Finds what the target of a spec names: a path, or a model of the store. */
public final class ModelFolder {
  private ModelFolder() {}

  /**
   * @param spec a spec
   * @param store where named models are kept; gets one that is not there yet
   * @return the path that the target names; else the folder of the model that the scheme and the
   *     target name together
   * @throws dev.avatar4j.AvatarException if it names neither, or the model cannot be got
   */
  public static Path find(PoserSpec spec, ModelStore store) {
    String scheme = spec.scheme();
    List<String> names =
        store.manifest().models().stream()
            .map(Model::name)
            .filter(name -> name.startsWith(scheme + ":"))
            .toList();
    String known = names.isEmpty() ? "" : ", or one of: " + String.join(", ", names);
    if (spec.target().isBlank()) {
      throw new InvalidInputException(
          "poser",
          "The poser "
              + scheme
              + " needs a model: write "
              + scheme
              + ":FOLDER, its folder's path"
              + known
              + ".");
    }
    String name = scheme + ":" + spec.target();
    try {
      Path path = Path.of(spec.target());
      if (Files.exists(path)) {
        return path;
      }
    } catch (InvalidPathException e) {
      throw new InvalidInputException(
          "poser", "\"" + spec.target() + "\" is no path; write " + scheme + ":FOLDER.", e);
    }
    if (names.contains(name)) {
      return store.require(name);
    }
    throw new InvalidInputException(
        "poser",
        "There is no "
            + spec.target()
            + "; give the folder of a model, "
            + scheme
            + ":FOLDER"
            + known
            + "."
            + Suggestion.of(name, names));
  }
}
