package dev.avatar4j.poser.djl.tha3;

import dev.avatar4j.poser.djl.model.ExpectedTensors;
import dev.avatar4j.poser.djl.network.ConvKind;
import dev.avatar4j.poser.djl.topology.BodyRotator;
import dev.avatar4j.poser.djl.topology.Editor;
import dev.avatar4j.poser.djl.topology.EyebrowCombiner;
import dev.avatar4j.poser.djl.topology.EyebrowDecomposer;
import dev.avatar4j.poser.djl.topology.FaceMorpher;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The five networks of THA3: their names, what their checkpoints hold, what they put out. */
public final class Tha3Architecture {
  /** The networks, first to run first; each has a checkpoint of this name with {@code .pt}. */
  public static final List<String> NETWORKS =
      List.of(
          EyebrowDecomposer.NAME,
          EyebrowCombiner.NAME,
          FaceMorpher.NAME,
          BodyRotator.NAME,
          Editor.NAME);

  /** The outputs that pose editors show, by network, last network first. */
  static final Map<String, List<String>> OUTPUTS = outputs();

  private Tha3Architecture() {}

  private static Map<String, List<String>> outputs() {
    Map<String, List<String>> outputs = new LinkedHashMap<>();
    outputs.put(Editor.NAME, Editor.OUTPUTS);
    outputs.put(BodyRotator.NAME, BodyRotator.OUTPUTS);
    outputs.put(FaceMorpher.NAME, FaceMorpher.OUTPUTS.subList(0, FaceMorpher.OUTPUTS.size() - 1));
    outputs.put(EyebrowCombiner.NAME, EyebrowCombiner.OUTPUTS);
    outputs.put(EyebrowDecomposer.NAME, EyebrowDecomposer.OUTPUTS);
    return outputs;
  }

  /**
   * @param kind plain (standard variants) or separable
   * @param network one of {@link #NETWORKS}
   * @return what its checkpoint must hold
   */
  public static ExpectedTensors tensors(ConvKind kind, String network) {
    String title = "THA3 " + network + (kind == ConvKind.PLAIN ? " (standard)" : " (separable)");
    return switch (network) {
      case EyebrowDecomposer.NAME -> new EyebrowDecomposer(kind).tensors(title);
      case EyebrowCombiner.NAME -> new EyebrowCombiner(kind).tensors(title);
      case FaceMorpher.NAME -> new FaceMorpher(kind).tensors(title);
      case BodyRotator.NAME -> new BodyRotator(kind).tensors(title);
      case Editor.NAME -> new Editor(kind).tensors(title);
      default -> throw new IllegalArgumentException("THA3 has no network " + network);
    };
  }
}
