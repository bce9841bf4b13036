package dev.avatar4j.poser.djl.model;

import dev.avatar4j.models.ModelFile;
import dev.avatar4j.models.ModelFileCheck;
import java.nio.file.Path;
import java.util.Map;

/**
 * Reads a downloaded checkpoint as a poser would and compares the number of its tensors and of
 * their elements with the manifest; every published network differs in one of them. Keys and shapes
 * are compared when a poser loads it.
 */
public final class CheckpointFileCheck implements ModelFileCheck {
  private final CheckpointReader reader = new CheckpointReader();

  /** For {@link java.util.ServiceLoader}. */
  public CheckpointFileCheck() {}

  @Override
  public boolean understands(ModelFile file) {
    return file.name().endsWith(".pt");
  }

  @Override
  public void check(Path content, ModelFile file) {
    Map<String, WeightTensor> tensors = reader.read(content);
    long parameters = tensors.values().stream().mapToLong(tensor -> tensor.values().length).sum();
    if (tensors.size() != file.tensors() || parameters != file.parameters()) {
      throw new CheckpointException(
          file.name(),
          "it holds "
              + tensors.size()
              + " tensors with "
              + parameters
              + " numbers instead of "
              + file.tensors()
              + " with "
              + file.parameters(),
          "It is another network; get it from another place.");
    }
  }
}
