package dev.avatar4j.poser.djl.tha3;

import dev.avatar4j.poser.djl.golden.ClosedInputs;
import dev.avatar4j.poser.djl.golden.GoldenPoses;
import dev.avatar4j.poser.djl.golden.GoldenTensors;
import dev.avatar4j.poser.djl.tha3.LoadedTha3.Output;
import dev.avatar4j.poser.djl.tha3.LoadedTha3.Picture;
import dev.avatar4j.poser.djl.topology.BodyRotator;
import dev.avatar4j.poser.djl.topology.Editor;
import dev.avatar4j.poser.djl.topology.EyebrowCombiner;
import dev.avatar4j.poser.djl.topology.EyebrowDecomposer;
import dev.avatar4j.poser.djl.topology.FaceMorpher;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs every network of THA3 alone on the inputs of the {@code isolated} goldens. */
final class IsolatedNetworks {
  private IsolatedNetworks() {}

  /** How far each output of each network is from its golden. */
  static Map<String, GoldenTensors.Difference> differences(
      LoadedTha3 tha3, GoldenTensors golden, List<String> networks) {
    Map<String, GoldenTensors.Difference> differences = new LinkedHashMap<>();
    outputs(tha3, networks)
        .forEach(
            (name, output) ->
                differences.put(name, golden.difference(name, output.values(), output.shape())));
    return differences;
  }

  /** Each output of each network. */
  static Map<String, Output> outputs(LoadedTha3 tha3, List<String> networks) {
    float[] pose = GoldenPoses.pose(10);
    Map<String, Output> all = new LinkedHashMap<>();
    for (String network : networks) {
      List<String> names = Tha3Architecture.OUTPUTS.get(network);
      List<Output> outputs = tha3.run(network, pose, inputs(network));
      for (int i = 0; i < names.size(); i++) {
        all.put(network + "." + names.get(i), outputs.get(i));
      }
    }
    return all;
  }

  private static Picture[] inputs(String network) {
    return switch (network) {
      case EyebrowDecomposer.NAME -> new Picture[] {cardA(EyebrowDecomposer.SIZE)};
      case EyebrowCombiner.NAME ->
          new Picture[] {cardA(EyebrowCombiner.SIZE), cardB(EyebrowCombiner.SIZE)};
      case FaceMorpher.NAME -> new Picture[] {cardA(FaceMorpher.SIZE)};
      case BodyRotator.NAME -> new Picture[] {cardA(BodyRotator.SIZE)};
      case Editor.NAME -> editorInputs();
      default -> throw new IllegalArgumentException(network);
    };
  }

  static Picture[] editorInputs() {
    return new Picture[] {
      cardA(Editor.SIZE),
      cardB(Editor.SIZE),
      new Picture(ClosedInputs.grid(Editor.SIZE), 2, Editor.SIZE)
    };
  }

  private static Picture cardA(int size) {
    return new Picture(ClosedInputs.cardA(size), 4, size);
  }

  private static Picture cardB(int size) {
    return new Picture(ClosedInputs.cardB(size), 4, size);
  }
}
