package dev.avatar4j.poser.djl.tha3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatar4j.poser.djl.golden.GoldenTensors;
import dev.avatar4j.poser.djl.network.SeparableCpuForm;
import dev.avatar4j.poser.djl.network.dense.PackedKernels;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The form for processors computes the reference's networks, not only those of the other form. */
class Tha3SeparableFormTest {
  private static final double TOLERANCE = 1e-4;

  @TempDir Path folder;

  @Test
  void every_output_of_every_separable_network_is_that_of_the_reference() {
    GoldenTensors golden =
        GoldenTensors.of(
            "golden/tha/isolated",
            GoldenTensors.manifest("golden/tha/isolated/separable_float.json"));
    try (LoadedTha3 tha3 =
        LoadedTha3.withFormulaWeights(
            folder,
            Tha3Variant.SEPARABLE_FLOAT,
            new SeparableCpuForm(PackedKernels.ofThisMachine()))) {
      assertThat(IsolatedNetworks.differences(tha3, golden, Tha3Architecture.NETWORKS))
          .hasSize(29)
          .allSatisfy(
              (name, difference) -> assertThat(difference.max()).as(name).isLessThan(TOLERANCE));
    }
  }
}
