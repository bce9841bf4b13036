package dev.avatar4j.poser.djl.tha3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatar4j.poser.djl.golden.GoldenTensors;
import dev.avatar4j.poser.djl.network.DenseCpuForm;
import dev.avatar4j.poser.djl.network.dense.PackedKernels;
import java.nio.file.Path;
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
}
