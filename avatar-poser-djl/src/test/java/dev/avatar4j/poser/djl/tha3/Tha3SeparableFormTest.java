package dev.avatar4j.poser.djl.tha3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatar4j.poser.djl.golden.GoldenTensors;
import dev.avatar4j.poser.djl.network.SeparableCpuForm;
import dev.avatar4j.poser.djl.network.dense.PackedKernels;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The form for processors computes the reference's networks, not only those of the other form. */
class Tha3SeparableFormTest {
  private static final double TOLERANCE = 1e-4;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(names = {"SEPARABLE_FLOAT", "SEPARABLE_HALF"})
  void every_output_of_every_separable_network_is_that_of_the_reference(Tha3Variant variant) {
    GoldenTensors golden =
        GoldenTensors.of(
            "golden/tha/isolated",
            GoldenTensors.manifest("golden/tha/isolated/" + variant.id() + ".json"));
    try (LoadedTha3 tha3 =
        LoadedTha3.withFormulaWeights(
            folder, variant, new SeparableCpuForm(PackedKernels.ofThisMachine()))) {
      assertThat(IsolatedNetworks.differences(tha3, golden, Tha3Architecture.NETWORKS))
          .hasSize(29)
          .allSatisfy(
              (name, difference) -> assertThat(difference.max()).as(name).isLessThan(TOLERANCE));
    }
  }
}
