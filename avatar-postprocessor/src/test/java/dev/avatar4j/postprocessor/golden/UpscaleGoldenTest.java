package dev.avatar4j.postprocessor.golden;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.image.Frame;
import dev.avatar4j.postprocessor.RowWorkers;
import dev.avatar4j.postprocessor.upscale.RegionUpscaler;
import dev.avatar4j.postprocessor.upscale.UpscalePreset;
import dev.avatar4j.postprocessor.upscale.UpscaleQuality;
import dev.avatar4j.postprocessor.upscale.Upscaler;
import dev.avatar4j.postprocessor.upscale.anime4k.PortedWeights;
import dev.avatar4j.postprocessor.upscale.anime4k.ShaderDirectory;
import dev.avatar4j.postprocessor.upscale.anime4k.WeightsSource;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The reference's upscaler. Its networks can be compared only with the true weights: name a folder
 * of Anime4K shader files in the environment variable AVATAR4J_ANIME4K, else these cases are
 * skipped.
 */
class UpscaleGoldenTest {
  private static final double INTERPOLATION = 1e-5;
  private static final double NETWORKS = 1e-4;

  private static Stream<JsonNode> cases(String list) {
    return StreamSupport.stream(ReferenceFiles.json("extra.json").get(list).spliterator(), false);
  }

  private static DynamicTest named(JsonNode golden, org.junit.jupiter.api.function.Executable run) {
    return DynamicTest.dynamicTest(golden.get("id").asText(), run);
  }

  private static Frame newResult(JsonNode golden) {
    return new Frame(golden.get("out_width").asInt(), golden.get("out_height").asInt());
  }

  private static WeightsSource trueWeights() {
    String folder = System.getenv(ShaderDirectory.VARIABLE);
    assumeTrue(
        folder != null,
        () -> "skipped: name a folder of Anime4K shader files in " + ShaderDirectory.VARIABLE);
    return PortedWeights.of(new ShaderDirectory(Path.of(folder)));
  }

  @TestFactory
  Stream<DynamicTest> bilinear_and_bicubic_equal_the_reference() {
    return cases("upscaler")
        .filter(golden -> golden.get("id").asText().matches("extra-up-bi.*"))
        .map(
            golden ->
                named(
                    golden,
                    () -> {
                      Frame out = newResult(golden);
                      try (RowWorkers workers = new RowWorkers(2)) {
                        Upscaler.create(
                                UpscaleQuality.parse("quality", golden.get("quality").asText()),
                                UpscalePreset.C,
                                model -> {
                                  throw new AssertionError("no weights needed");
                                },
                                workers)
                            .upscale(ReferenceInputs.of("synthcrop"), out);
                      }
                      SampledFrame.of(golden).assertEqual(out, INTERPOLATION);
                    }));
  }

  @TestFactory
  Stream<DynamicTest> presets_equal_the_reference() {
    return cases("upscaler")
        .filter(golden -> golden.has("preset"))
        .map(golden -> named(golden, () -> assertPreset(golden)));
  }

  private static void assertPreset(JsonNode golden) {
    WeightsSource weights = trueWeights();
    Frame out = newResult(golden);
    try (RowWorkers workers = new RowWorkers(2)) {
      Upscaler upscaler =
          Upscaler.create(
              UpscaleQuality.parse("quality", golden.get("quality").asText()),
              UpscalePreset.valueOf(golden.get("preset").asText()),
              weights,
              workers);
      new RegionUpscaler(upscaler).upscale(ReferenceInputs.of("synth512"), 140, 200, 64, 64, out);
    }
    SampledFrame.of(golden).assertEqual(out, NETWORKS);
  }

  @TestFactory
  Stream<DynamicTest> zoomed_parts_equal_the_reference() {
    return cases("zoom_anime4k")
        .filter(golden -> golden.get("input").asText().equals("synthcrop"))
        .map(golden -> named(golden, () -> assertZoom(golden)));
  }

  private static void assertZoom(JsonNode golden) {
    WeightsSource weights = trueWeights();
    boolean ultra = golden.at("/chain/0/1/quality").asText().equals("ultra");
    Frame in = ReferenceInputs.of("synthcrop");
    Frame out = newResult(golden);
    int left = (int) (0.25 * in.width());
    int right = (int) (0.75 * in.width());
    int top = (int) ((1 - 0.867) / 4 * in.height());
    int bottom = (int) ((3 - 0.867) / 4 * in.height());
    try (RowWorkers workers = new RowWorkers(2)) {
      Upscaler upscaler =
          Upscaler.create(
              ultra ? UpscaleQuality.HIGH : UpscaleQuality.LOW, UpscalePreset.C, weights, workers);
      new RegionUpscaler(upscaler).upscale(in, left, top, right - left, bottom - top, out);
    }
    SampledFrame.of(golden).assertEqual(out, NETWORKS);
  }
}
