package dev.avatar4j.poser.djl.tha4full;

import dev.avatar4j.poser.djl.model.ExpectedTensors;
import dev.avatar4j.poser.djl.network.ConvKind;
import dev.avatar4j.poser.djl.topology.EyebrowCombiner;
import dev.avatar4j.poser.djl.topology.EyebrowDecomposer;
import dev.avatar4j.poser.djl.topology.FaceMorpher;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The five networks of the THA4 teacher: their names, what their checkpoints hold, what they put
 * out.
 */
public final class Tha4FullArchitecture {
  /** The networks, first to run first; each has a checkpoint of this name with {@code .pt}. */
  public static final List<String> NETWORKS =
      List.of(
          EyebrowDecomposer.NAME,
          EyebrowCombiner.NAME,
          FaceMorpher.NAME,
          BodyMorpher.NAME,
          Upscaler.NAME);

  /** What is between the face networks and the body networks counts as a network of one output. */
  static final String POSED_FACE = "face_morphed_full";

  /** The outputs that pose editors show, by network, last network first. */
  static final Map<String, List<String>> OUTPUTS = outputs();

  private Tha4FullArchitecture() {}

  private static Map<String, List<String>> outputs() {
    Map<String, List<String>> outputs = new LinkedHashMap<>();
    outputs.put(Upscaler.NAME, DrawnPicture.OUTPUTS);
    outputs.put(POSED_FACE, List.of("image"));
    outputs.put(BodyMorpher.NAME, DrawnPicture.OUTPUTS);
    outputs.put(FaceMorpher.NAME, FaceMorpher.OUTPUTS);
    outputs.put(EyebrowCombiner.NAME, EyebrowCombiner.OUTPUTS);
    outputs.put(EyebrowDecomposer.NAME, EyebrowDecomposer.OUTPUTS);
    return outputs;
  }

  /**
   * @param network one of {@link #NETWORKS}
   * @return what its checkpoint must hold
   */
  public static ExpectedTensors tensors(String network) {
    String title = "THA4 teacher's " + network;
    return switch (network) {
      case EyebrowDecomposer.NAME -> new EyebrowDecomposer(ConvKind.PLAIN).tensors(title);
      case EyebrowCombiner.NAME -> new EyebrowCombiner(ConvKind.PLAIN).tensors(title);
      case FaceMorpher.NAME -> new FaceMorpher(ConvKind.PLAIN).tensors(title);
      case BodyMorpher.NAME -> BodyMorpher.tensors(title);
      case Upscaler.NAME -> Upscaler.tensors(title);
      default -> throw new IllegalArgumentException("The THA4 teacher has no network " + network);
    };
  }
}
