package dev.avatar4j.postprocessor.golden;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.avatar4j.image.Frame;
import dev.avatar4j.postprocessor.RowWorkers;
import dev.avatar4j.postprocessor.upscale.RegionUpscaler;
import dev.avatar4j.postprocessor.upscale.UpscalePreset;
import dev.avatar4j.postprocessor.upscale.UpscaleQuality;
import dev.avatar4j.postprocessor.upscale.Upscaler;
import dev.avatar4j.postprocessor.upscale.anime4k.NetworkModel;
import dev.avatar4j.postprocessor.upscale.anime4k.PortedWeights;
import dev.avatar4j.postprocessor.upscale.anime4k.ShaderDirectory;
import dev.avatar4j.postprocessor.upscale.anime4k.SingleNetwork;
import dev.avatar4j.postprocessor.upscale.anime4k.WeightsSource;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
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
  Stream<DynamicTest> single_networks_equal_the_reference() {
    return cases("upscaler")
        .filter(golden -> golden.has("network"))
        .map(golden -> named(golden, () -> assertNetwork(golden)));
  }

  private static void assertNetwork(JsonNode golden) {
    WeightsSource weights = trueWeights();
    NetworkModel model =
        NetworkModel.valueOf(golden.get("network").asText().toUpperCase(Locale.ROOT));
    Frame window = new Frame(64, 64);
    new RegionUpscaler((in, out) -> out.copyFrom(in))
        .upscale(ReferenceInputs.of("synth512"), 140, 200, 64, 64, window);
    Frame out = newResult(golden);
    SingleNetwork.run(weights.load(model), window, out);
    ObjectNode complete = golden.deepCopy();
    ObjectNode statistics = (ObjectNode) complete.get("stats");
    statistics.withArray("mean").add(1);
    statistics.withArray("std").add(0);
    statistics.withArray("min").add(1);
    statistics.withArray("max").add(1);
    SampledFrame.of(complete).assertEqual(out, NETWORKS);
  }

  @TestFactory
  Stream<DynamicTest> zoomed_parts_equal_the_reference() {
    return cases("zoom_anime4k").map(golden -> named(golden, () -> assertZoom(golden)));
  }

  private static void assertZoom(JsonNode golden) {
    WeightsSource weights = trueWeights();
    boolean ultra = golden.at("/chain/0/1/quality").asText().equals("ultra");
    Frame in = ReferenceInputs.of(golden.get("input").asText());
    Frame opaque = new Frame(in.width(), in.height());
    opaque.copyFrom(in);
    Arrays.fill(opaque.alpha(), 1f); // the reference enlarges what is invisible, too
    Frame out = newResult(golden);
    Frame alpha = newResult(golden);
    try (RowWorkers workers = new RowWorkers(2)) {
      UpscaleQuality quality = ultra ? UpscaleQuality.HIGH : UpscaleQuality.LOW;
      zoom(Upscaler.create(quality, UpscalePreset.C, weights, workers), opaque, out);
      zoom(Upscaler.create(UpscaleQuality.BILINEAR, UpscalePreset.C, weights, workers), in, alpha);
    }
    System.arraycopy(alpha.alpha(), 0, out.alpha(), 0, out.size());
    SampledFrame.of(golden).assertEqual(out, NETWORKS);
  }

  /** The part that the zoom's default parameters show. */
  private static void zoom(Upscaler upscaler, Frame in, Frame out) {
    int left = (int) (0.25 * in.width());
    int right = (int) (0.75 * in.width());
    int top = (int) ((1 - 0.867) / 4 * in.height());
    int bottom = (int) ((3 - 0.867) / 4 * in.height());
    new RegionUpscaler(upscaler).upscale(in, left, top, right - left, bottom - top, out);
  }
}
