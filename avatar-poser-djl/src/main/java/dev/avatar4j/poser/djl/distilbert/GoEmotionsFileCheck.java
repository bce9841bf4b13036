package dev.avatar4j.poser.djl.distilbert;

import dev.avatar4j.models.ModelFile;
import dev.avatar4j.models.ModelFileCheck;
import dev.avatar4j.poser.djl.model.CheckpointException;
import dev.avatar4j.poser.djl.model.WeightTensor;
import java.nio.file.Path;
import java.util.Map;

/**
 * Reads downloaded weights as the classifier would and compares the number of tensors and of their
 * elements with the manifest. Keys and shapes are compared when they are loaded.
 */
public final class GoEmotionsFileCheck implements ModelFileCheck {
  /** For {@link java.util.ServiceLoader}. */
  public GoEmotionsFileCheck() {}

  @Override
  public boolean understands(ModelFile file) {
    return file.name().equals(DistilBertWeights.CHECKPOINT);
  }

  @Override
  public void check(Path content, ModelFile file) {
    Map<String, WeightTensor> weights = DistilBertWeights.read(content);
    long parameters = weights.values().stream().mapToLong(tensor -> tensor.values().length).sum();
    if (weights.size() != file.tensors() || parameters != file.parameters()) {
      throw new CheckpointException(
          file.name(),
          "it holds " + weights.size() + " tensors with " + parameters + " numbers",
          "It is another network; get it from another place.");
    }
  }
}
