package dev.avatar4j.poser.djl.tha3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatar4j.poser.djl.engine.Precision;
import dev.avatar4j.poser.djl.golden.GoldenTensors;
import dev.avatar4j.poser.djl.network.DenseCpuForm;
import dev.avatar4j.poser.djl.network.LiteralForm;
import dev.avatar4j.poser.djl.network.NetworkForm;
import dev.avatar4j.poser.djl.network.dense.PackedKernels;
import dev.avatar4j.poser.djl.tha3.LoadedTha3.Output;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plain networks with fewer multiplications, at their real sizes. */
class Tha3DenseFormTest {
  private static final double TOLERANCE = 1e-4;

  @TempDir Path folder;

  @Test
  void fewer_multiplications_give_the_outputs_of_the_reference() {
    GoldenTensors golden =
        GoldenTensors.of(
            "golden/tha/isolated",
            GoldenTensors.manifest("golden/tha/isolated/standard_float.json"));
    DenseCpuForm form = new DenseCpuForm(PackedKernels.ofThisMachine());
    try (LoadedTha3 tha3 =
        LoadedTha3.withFormulaWeights(folder, Tha3Variant.STANDARD_FLOAT, form)) {
      assertThat(IsolatedNetworks.differences(tha3, golden, Tha3Architecture.NETWORKS))
          .hasSize(29)
          .allSatisfy(
              (name, difference) -> assertThat(difference.max()).as(name).isLessThan(TOLERANCE));
    }
  }

  /** There are no goldens of this variant: the published form, which has passed others', is one. */
  @Tag("slow") // both forms of the largest networks
  @Test
  void weights_rounded_to_half_the_bits_give_the_outputs_of_the_published_form() {
    Map<String, Output> expected = halfOutputs(new LiteralForm(Precision.FLOAT32, false));
    assertThat(expected).hasSize(29);
    assertThat(halfOutputs(new DenseCpuForm(PackedKernels.ofThisMachine())))
        .allSatisfy(
            (name, output) ->
                assertThat(GoldenTensors.largest(expected.get(name).values(), output.values()))
                    .as(name)
                    .isLessThan(TOLERANCE));
  }

  private Map<String, Output> halfOutputs(NetworkForm form) {
    try (LoadedTha3 tha3 = LoadedTha3.withFormulaWeights(folder, Tha3Variant.STANDARD_HALF, form)) {
      return IsolatedNetworks.outputs(tha3, Tha3Architecture.NETWORKS);
    }
  }
}
