package dev.avatar4j.poser.djl.tha4full;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.poser.djl.SharedFiles;
import dev.avatar4j.poser.djl.engine.Device;
import dev.avatar4j.poser.djl.engine.InferenceThread;
import dev.avatar4j.poser.djl.golden.FormulaWeights;
import dev.avatar4j.poser.djl.golden.GoldenPoses;
import dev.avatar4j.poser.djl.golden.GoldenTensors;
import dev.avatar4j.poser.djl.network.dense.PackedKernels;
import dev.avatar4j.poser.djl.staged.OutputPicture;
import dev.avatar4j.poser.djl.staged.StageTensor;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole chain with formula weights, which amplify rounding: compared by mean error. */
class Tha4FullChainTest {
  private static final int PIXELS = 512 * 512;
  private static final int[] SHOWN = {0, 11};
  private static final double[] TOLERANCE = {3e-3, 2e-4};

  @TempDir Path folder;

  @Test
  void the_chain_agrees_with_the_reference_and_its_stages_with_its_outputs() {
    Path archive = folder.resolve("teacher.archive");
    JsonNode manifest = GoldenTensors.manifest("golden/tha/tha4_teacher/mode07_synthetic_00.json");
    JsonNode golden = manifest.get("poses").get(1);
    GoldenTensors goldens = GoldenTensors.of("golden/tha/tha4_teacher", golden);
    Tha4FullNetwork.write(
        new CpuUnetForm(PackedKernels.ofThisMachine()),
        name -> FormulaWeights.of("teacher_" + name, Tha4FullArchitecture.tensors(name)),
        archive);
    float[] pose = GoldenPoses.pose(golden.get("pose_index").asInt());
    try (InferenceThread thread = new InferenceThread("test", 2)) {
      thread.run(
          () -> {
            try (Tha4FullNetwork network = Tha4FullNetwork.load(archive, Device.CPU, "test");
                StageTensor source = network.source(picture())) {
              OutputPicture shown = compare(network, source, pose, goldens);
              float[] direct = new float[4 * PIXELS];
              try (StageTensor layers = network.decompose(source);
                  StageTensor eyebrows = network.eyebrows(layers, pose);
                  StageTensor face = network.face(source, eyebrows, pose)) {
                network.body(face, pose, FloatBuffer.wrap(direct));
              }
              assertThat(direct).isEqualTo(shown.values());
            }
          });
    }
  }

  private static OutputPicture compare(
      Tha4FullNetwork network, StageTensor source, float[] pose, GoldenTensors goldens) {
    OutputPicture first = null;
    for (int i = 0; i < SHOWN.length; i++) {
      OutputPicture output = network.output(source, pose, SHOWN[i]);
      first = i == 0 ? output : first;
      double mean =
          goldens
              .difference(
                  output.name(),
                  output.values(),
                  output.channels(),
                  output.height(),
                  output.width())
              .mean();
      assertThat(mean).as(output.name()).isLessThan(TOLERANCE[i]);
    }
    return first;
  }

  /** The synthetic card in linear light, multiplied by alpha, -1..1. */
  private static FloatBuffer picture() {
    SharedFiles.require("golden/tha/images");
    FloatBuffer planes = FloatBuffer.allocate(4 * PIXELS);
    for (int i = 0; i < PIXELS; i++) {
      int x = i % 512;
      int y = i / 512;
      int d = (x - 256) * (x - 256) + (y - 256) * (y - 256);
      int alpha = d < 40_000 ? 255 : d < 57_600 ? (57_600 - d) * 255 / 17_600 : 0;
      int checks = ((x / 16 + y / 16) & 1) == 1 ? 40 : 0;
      int[] colour = {x * 255 / 511, y * 255 / 511, Math.min(255, (x + y) * 215 / 1022 + checks)};
      for (int c = 0; c < 3; c++) {
        planes.put(c * PIXELS + i, (float) (2 * linear(colour[c]) * alpha / 255.0 - 1));
      }
      planes.put(3 * PIXELS + i, (float) (2 * alpha / 255.0 - 1));
    }
    return planes;
  }

  private static double linear(int srgb) {
    double v = srgb / 255.0;
    return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
  }
}
