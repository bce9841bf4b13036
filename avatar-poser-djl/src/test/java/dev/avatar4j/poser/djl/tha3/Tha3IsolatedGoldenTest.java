package dev.avatar4j.poser.djl.tha3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatar4j.poser.djl.engine.Precision;
import dev.avatar4j.poser.djl.golden.GoldenTensors;
import dev.avatar4j.poser.djl.network.LiteralForm;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each network alone, which is where a mistake in the architecture cannot hide. */
class Tha3IsolatedGoldenTest {
  /** Two implementations of the reference differ by 1.6e-5. */
  private static final double TOLERANCE = 1e-4;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(names = {"SEPARABLE_FLOAT", "SEPARABLE_HALF", "STANDARD_FLOAT"})
  void every_output_of_every_network_is_that_of_the_reference(Tha3Variant variant) {
    GoldenTensors golden =
        GoldenTensors.of(
            "golden/tha/isolated",
            GoldenTensors.manifest("golden/tha/isolated/" + variant.id() + ".json"));
    LiteralForm form = new LiteralForm(Precision.FLOAT32, false);
    try (LoadedTha3 tha3 = LoadedTha3.withFormulaWeights(folder, variant, form)) {
      assertThat(IsolatedNetworks.differences(tha3, golden, Tha3Architecture.NETWORKS))
          .hasSize(29)
          .allSatisfy(
              (name, difference) -> assertThat(difference.max()).as(name).isLessThan(TOLERANCE));
    }
  }
}
