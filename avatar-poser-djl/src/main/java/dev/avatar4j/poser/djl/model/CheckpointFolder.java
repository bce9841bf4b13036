package dev.avatar4j.poser.djl.model;

import dev.avatar4j.InvalidInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A folder with a checkpoint for each network of a model, {@code NETWORK.pt}.
 *
 * @param folder the folder
 * @param networks names
 */
public record CheckpointFolder(Path folder, List<String> networks) {
  private static final String EXTENSION = ".pt";

  /** Copies the names. */
  public CheckpointFolder {
    networks = List.copyOf(networks);
  }

  /**
   * @param title of the model, for the error
   * @throws InvalidInputException if a checkpoint is missing
   */
  public void requireAll(String title) {
    for (String network : networks) {
      if (!Files.isRegularFile(file(network))) {
        throw new InvalidInputException(
            "poser",
            folder
                + " has no file "
                + network
                + EXTENSION
                + "; a "
                + title
                + " model has "
                + networks.size()
                + " files: "
                + String.join(EXTENSION + ", ", networks)
                + EXTENSION
                + ".");
      }
    }
  }

  /**
   * @param network one of the names
   * @return its checkpoint
   */
  public Path file(String network) {
    return folder.resolve(network + EXTENSION);
  }

  /**
   * @return all checkpoints, in the order of the names
   */
  public List<Path> files() {
    return networks.stream().map(this::file).toList();
  }

  /**
   * @param network one of the names
   * @param expected what its checkpoint must hold
   * @return its weights, all keys and shapes as they must be
   * @throws CheckpointException if the file is refused, or holds something else
   */
  public Map<String, WeightTensor> read(String network, ExpectedTensors expected) {
    Path file = file(network);
    Map<String, WeightTensor> tensors = new CheckpointReader().read(file);
    expected.check(file.getFileName().toString(), tensors);
    return tensors;
  }
}
