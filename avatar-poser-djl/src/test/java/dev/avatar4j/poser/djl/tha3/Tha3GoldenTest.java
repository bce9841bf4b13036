package dev.avatar4j.poser.djl.tha3;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.poser.djl.engine.Precision;
import dev.avatar4j.poser.djl.golden.GoldenPoses;
import dev.avatar4j.poser.djl.golden.GoldenTensors;
import dev.avatar4j.poser.djl.golden.NetworkPictures;
import dev.avatar4j.poser.djl.network.LiteralForm;
import dev.avatar4j.poser.djl.tha3.LoadedTha3.Output;
import dev.avatar4j.poser.djl.tha3.LoadedTha3.Picture;
import dev.avatar4j.poser.djl.topology.BodyRotator;
import dev.avatar4j.poser.djl.topology.Editor;
import dev.avatar4j.poser.djl.topology.EyebrowCombiner;
import dev.avatar4j.poser.djl.topology.FaceMorpher;
import dev.avatar4j.poser.djl.topology.FaceStages;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The networks with weights by formula: each alone, where a mistake in the architecture cannot
 * hide, and in their chain, which amplifies rounding and is judged by its mean error.
 */
class Tha3GoldenTest {
  /** Two implementations of the reference differ by 1.6e-5. */
  private static final double TOLERANCE = 1e-4;

  /**
   * Of what each network hands on. Two wrong pose values make a difference of at least 1.3e-2 to
   * the final picture.
   */
  private static final Map<String, Double> CHAIN_TOLERANCES =
      Map.of(
          EyebrowCombiner.NAME, 5e-5,
          FaceMorpher.NAME, 2e-4,
          BodyRotator.NAME, 2e-3,
          Editor.NAME, 3e-3);

  /**
   * How much more the other outputs may differ. A picture warped by random weights and not yet
   * blended shows each edge of the card's pattern: 2.2e-4 was seen, in two variants whose networks
   * all pass alone.
   */
  private static final double UNBLENDED = 2;

  /**
   * Computed from what all the others hand on, by methods whose text is that of any variant: after
   * these have been compared once, it tells of the chain what there is to tell.
   */
  private static final Set<String> LAST = Set.of(Editor.NAME);

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(names = {"SEPARABLE_FLOAT", "SEPARABLE_HALF", "STANDARD_FLOAT"})
  void every_output_is_that_of_the_reference(Tha3Variant variant) {
    GoldenTensors isolated =
        GoldenTensors.of(
            "golden/tha/isolated",
            GoldenTensors.manifest("golden/tha/isolated/" + variant.id() + ".json"));
    LiteralForm form = new LiteralForm(Precision.FLOAT32, false);
    try (LoadedTha3 tha3 = LoadedTha3.withFormulaWeights(folder, variant, form)) {
      assertThat(IsolatedNetworks.differences(tha3, isolated, Tha3Architecture.NETWORKS))
          .hasSize(29)
          .allSatisfy(
              (name, difference) -> assertThat(difference.max()).as(name).isLessThan(TOLERANCE));
      boolean all = variant == Tha3Variant.SEPARABLE_FLOAT;
      String synthetic = "golden/tha/images/synthetic_00.png";
      requireChain(
          tha3, variant, "synthetic_00", synthetic, 1, all ? CHAIN_TOLERANCES.keySet() : LAST);
      if (all) {
        requireChain(tha3, variant, "lambda_00", "models/tha4/lambda_00/character.png", 2, LAST);
      }
    }
  }

  /** The chain up to each of some networks, for one of the poses of a golden. */
  private static void requireChain(
      LoadedTha3 tha3,
      Tha3Variant variant,
      String image,
      String file,
      int index,
      Set<String> networks) {
    JsonNode poses =
        GoldenTensors.manifest("golden/tha/tha3/" + variant.id() + "_" + image + ".json")
            .get("poses");
    GoldenTensors golden = GoldenTensors.of("golden/tha/tha3", poses.get(index));
    float[] pose = GoldenPoses.pose(poses.get(index).get("pose_index").asInt());
    Picture source = new Picture(NetworkPictures.of(file), 4, 512);
    networks.forEach(
        network -> {
          double tolerance = CHAIN_TOLERANCES.get(network);
          List<String> names = Tha3Architecture.OUTPUTS.get(network);
          List<Output> outputs = tha3.run(network + FaceStages.IN_CHAIN, pose, source);
          for (int i = 0; i < names.size(); i++) {
            String name = network + "." + names.get(i);
            Output output = outputs.get(i);
            boolean handedOn = i == (network.equals(EyebrowCombiner.NAME) ? 2 : 0);
            assertThat(golden.difference(name, output.values(), output.shape()).mean())
                .as(name + " of " + image)
                .isLessThan(handedOn ? tolerance : UNBLENDED * tolerance);
          }
        });
  }
}
