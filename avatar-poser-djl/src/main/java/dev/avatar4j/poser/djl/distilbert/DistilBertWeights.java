package dev.avatar4j.poser.djl.distilbert;

import dev.avatar4j.AvatarException;
import dev.avatar4j.poser.djl.model.CheckpointLimits;
import dev.avatar4j.poser.djl.model.CheckpointReader;
import dev.avatar4j.poser.djl.model.SafetensorsReader;
import dev.avatar4j.poser.djl.model.WeightTensor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Finds and reads the weights in a model's folder. */
final class DistilBertWeights {
  static final String SAFETENSORS = "model.safetensors";
  static final String CHECKPOINT = "pytorch_model.bin";

  /** Room for twice the published model, which has 67 million numbers. */
  private static final CheckpointLimits LIMITS =
      new CheckpointLimits(4 << 20, 8192, 4096, 8, 1L << 30, 16384, 65536, 1024);

  private DistilBertWeights() {}

  /**
   * @param folder a model's folder
   * @param network what the weights must fit
   * @return the weights by key
   * @throws AvatarException if there are none, or they are malformed or those of another network
   */
  static Map<String, WeightTensor> read(Path folder, DistilBertNetwork network) {
    for (String name : new String[] {SAFETENSORS, CHECKPOINT}) {
      Path file = folder.resolve(name);
      if (Files.exists(file)) {
        Map<String, WeightTensor> weights = read(file);
        network.expected().check(name, weights);
        return weights;
      }
    }
    throw new AvatarException(
        "The folder "
            + folder
            + " has neither "
            + SAFETENSORS
            + " nor "
            + CHECKPOINT
            + "; put the model's weights there.");
  }

  static Map<String, WeightTensor> read(Path file) {
    Map<String, WeightTensor> weights =
        new LinkedHashMap<>(
            file.getFileName().toString().equals(SAFETENSORS)
                ? new SafetensorsReader(LIMITS).read(file)
                : new CheckpointReader(LIMITS).read(file));
    weights.remove(DistilBertNetwork.POSITION_IDS);
    return weights;
  }
}
