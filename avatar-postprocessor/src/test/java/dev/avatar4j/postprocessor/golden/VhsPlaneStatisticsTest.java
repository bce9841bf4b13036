package dev.avatar4j.postprocessor.golden;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.image.Frame;
import dev.avatar4j.postprocessor.ChainForTests;
import dev.avatar4j.postprocessor.FilterContext;
import dev.avatar4j.postprocessor.RandomDraws;
import dev.avatar4j.postprocessor.RowWorkers;
import dev.avatar4j.postprocessor.kernel.VhsNoise;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each plane of seeded tape noise by itself looks like the reference's. */
class VhsPlaneStatisticsTest {
  private static final int SIZE = 256;
  private static final int FIELDS = 48;
  private static final double MEAN = 0.004;
  private static final double AUTOCORRELATION = 0.03;

  @TestFactory
  Stream<DynamicTest> planes() {
    JsonNode rows = ReferenceFiles.json("stats.json").at("/new_vhs_noise_planes/rows");
    return StreamSupport.stream(rows.spliterator(), false)
        .map(
            row ->
                DynamicTest.dynamicTest(
                    String.join(
                        " ",
                        row.get("mode").asText(),
                        row.get("ntsc_chroma").asText(),
                        row.get("double_size").asText(),
                        row.get("plane").asText()),
                    () -> verify(row)));
  }

  private static void verify(JsonNode row) {
    VhsNoise noise = new VhsNoise(chroma(row), row.get("double_size").asBoolean());
    RandomDraws draws = ChainForTests.seeded(5);
    FieldStatistics statistics = new FieldStatistics(SIZE);
    try (RowWorkers workers = new RowWorkers(1)) {
      FilterContext context = new FilterContext(workers);
      context.begin(new Frame(SIZE, SIZE), 0);
      for (int i = 0; i < FIELDS; i++) {
        noise.draw(SIZE, SIZE, draws, context);
        statistics.add(Arrays.copyOf(plane(noise, row), SIZE * SIZE));
      }
    }
    statistics.assertLike(row, MEAN);
    statistics.assertAutocorrelation(row.get("autocorr"), AUTOCORRELATION);
  }

  private static VhsNoise.Chroma chroma(JsonNode row) {
    if (row.get("mode").asText().equals("PAL")) {
      return VhsNoise.Chroma.NONE;
    }
    return row.get("ntsc_chroma").asText().equals("bilinear")
        ? VhsNoise.Chroma.BILINEAR
        : VhsNoise.Chroma.NEAREST;
  }

  private static float[] plane(VhsNoise noise, JsonNode row) {
    return switch (row.get("plane").asText()) {
      case "Y" -> noise.luma();
      case "U" -> noise.blueDifference();
      case "V" -> noise.redDifference();
      default -> throw new AssertionError("no plane is called " + row.get("plane"));
    };
  }
}
