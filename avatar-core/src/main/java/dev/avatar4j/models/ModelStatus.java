package dev.avatar4j.models;

import java.nio.file.Path;
import java.util.List;

/**
 * Whether a model is here.
 *
 * @param model the model
 * @param folder where it is kept
 * @param missing the files that are not there
 */
public record ModelStatus(Model model, Path folder, List<String> missing) {
  /** Keeps a copy of the list. */
  public ModelStatus {
    missing = List.copyOf(missing);
  }

  /**
   * @return whether every file is there
   */
  public boolean installed() {
    return missing.isEmpty();
  }

  /**
   * @return whether some files are there and some are not
   */
  public boolean partial() {
    return !missing.isEmpty() && missing.size() < model.files().size();
  }
}
