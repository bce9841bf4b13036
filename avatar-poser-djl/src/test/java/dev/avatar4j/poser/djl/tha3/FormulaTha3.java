package dev.avatar4j.poser.djl.tha3;

import dev.avatar4j.poser.djl.golden.FormulaWeights;
import dev.avatar4j.poser.djl.model.CheckpointFile;
import dev.avatar4j.poser.djl.model.WeightTensor;
import dev.avatar4j.poser.djl.topology.Editor;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** Checkpoints of THA3 by formula, as files. */
final class FormulaTha3 {
  private FormulaTha3() {}

  /** The separable variant, whose editor moves the picture's pixels and paints none of its own. */
  static Path writeTame(Path folder) {
    for (String network : Tha3Architecture.NETWORKS) {
      Map<String, WeightTensor> weights =
          FormulaWeights.of(
              network, Tha3Architecture.tensors(Tha3Variant.SEPARABLE_FLOAT.kind(), network));
      if (network.equals(Editor.NAME)) {
        Arrays.fill(weights.get("alpha_creator.0.weight").values(), 0f);
        Arrays.fill(weights.get("alpha_creator.0.bias").values(), -30f);
      }
      CheckpointFile.of(weights).write(folder.resolve(network + ".pt"));
    }
    return folder;
  }
}
