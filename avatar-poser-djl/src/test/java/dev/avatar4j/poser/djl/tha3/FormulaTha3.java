package dev.avatar4j.poser.djl.tha3;

import dev.avatar4j.poser.djl.golden.FormulaWeights;
import dev.avatar4j.poser.djl.model.CheckpointFile;
import dev.avatar4j.poser.djl.model.WeightTensor;
import dev.avatar4j.poser.djl.topology.BodyRotator;
import dev.avatar4j.poser.djl.topology.Editor;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** Checkpoints of THA3 by formula, as files. */
final class FormulaTha3 {
  private FormulaTha3() {}

  private static final int PICTURE = 4;

  /** Brings heads to move by several pixels. */
  private static final float MOVES = 4;

  /**
   * The separable variant made into a puppet: its editor moves the picture's pixels and paints none
   * of its own, and where they go depends on the pose only. Random weights would let a blush move
   * the feet.
   */
  static Path writeTame(Path folder) {
    for (String network : Tha3Architecture.NETWORKS) {
      Map<String, WeightTensor> weights =
          FormulaWeights.of(
              network, Tha3Architecture.tensors(Tha3Variant.SEPARABLE_FLOAT.kind(), network));
      if (network.equals(BodyRotator.NAME)) {
        ignore(weights, "encoder_decoder.downsample_blocks.0.0.weight", PICTURE);
        float[] moves = weights.get("grid_change_creator.weight").values();
        for (int i = 0; i < moves.length; i++) {
          moves[i] *= MOVES;
        }
      }
      if (network.equals(Editor.NAME)) {
        ignore(weights, "body.downsample_blocks.0.0.weight", 2 * PICTURE);
        Arrays.fill(weights.get("alpha_creator.0.weight").values(), 0f);
        Arrays.fill(weights.get("alpha_creator.0.bias").values(), -30f);
      }
      CheckpointFile.of(weights).write(folder.resolve(network + ".pt"));
    }
    return folder;
  }

  /** Lets a depthwise convolution see nothing of its first inputs. */
  private static void ignore(Map<String, WeightTensor> weights, String depthwise, int inputs) {
    WeightTensor kernels = weights.get(depthwise);
    int taps = kernels.shape()[2] * kernels.shape()[3];
    Arrays.fill(kernels.values(), 0, inputs * taps, 0f);
  }
}
