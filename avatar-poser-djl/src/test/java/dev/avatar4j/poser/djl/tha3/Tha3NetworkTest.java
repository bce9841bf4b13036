package dev.avatar4j.poser.djl.tha3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.poser.djl.cache.ProgramCache;
import dev.avatar4j.poser.djl.engine.Device;
import dev.avatar4j.poser.djl.engine.InferenceThread;
import dev.avatar4j.poser.djl.golden.GoldenPoses;
import dev.avatar4j.poser.djl.golden.GoldenTensors;
import dev.avatar4j.poser.djl.golden.NetworkPictures;
import dev.avatar4j.poser.djl.model.CheckpointException;
import dev.avatar4j.poser.djl.model.CheckpointFile;
import dev.avatar4j.poser.djl.model.WeightTensor;
import dev.avatar4j.poser.djl.staged.OutputPicture;
import dev.avatar4j.poser.djl.staged.StageTensor;
import dev.avatar4j.poser.djl.staged.StagedNetwork;
import dev.avatar4j.poser.djl.topology.FaceMorpher;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From checkpoint files to pictures, stage by stage. */
class Tha3NetworkTest {
  private static final Tha3Variant VARIANT = Tha3Variant.SEPARABLE_FLOAT;

  @TempDir static Path root;
  private static Path folder;
  private static InferenceThread inference;

  @BeforeAll
  static void writeCheckpoints() throws IOException {
    inference = new InferenceThread("test", 2);
    folder = Files.createDirectory(root.resolve(VARIANT.id()));
    for (String network : Tha3Architecture.NETWORKS) {
      CheckpointFile.of(LoadedTha3.formula(VARIANT, network))
          .write(folder.resolve(network + ".pt"));
    }
  }

  @AfterAll
  static void stop() {
    inference.close();
  }

  @Test
  void the_stages_make_the_picture_of_the_reference_and_of_the_outputs_method() {
    JsonNode golden =
        GoldenTensors.manifest("golden/tha/tha3/separable_float_synthetic_00.json").get("poses");
    GoldenTensors tensors = GoldenTensors.of("golden/tha/tha3", golden.get(0));
    FloatBuffer picture = NetworkPictures.of("golden/tha/images/synthetic_00.png");
    float[] pose = GoldenPoses.pose(golden.get(0).get("pose_index").asInt());
    FloatBuffer drawn = FloatBuffer.allocate(4 * 512 * 512);
    FloatBuffer again = FloatBuffer.allocate(4 * 512 * 512);
    OutputPicture output =
        inference.call(
            () -> {
              try (StagedNetwork network = load();
                  StageTensor source = network.source(picture);
                  StageTensor layers = network.decompose(source);
                  StageTensor eyebrows = network.eyebrows(layers, pose);
                  StageTensor face = network.face(source, eyebrows, pose)) {
                assertThat(layers.bytes()).isEqualTo(8 * 128 * 128 * 4);
                assertThat(face.bytes()).isEqualTo(4 * 512 * 512 * 4);
                network.body(face, pose, drawn);
                network.body(face, pose, again);
                requireUnchangedOutsideTheFace(picture, face);
                assertThat(network.description()).contains("separable_float", "cpu", "float32");
                return network.output(source, pose, 0);
              }
            });
    assertThat(tensors.difference("editor.color_changed", drawn.array(), 4, 512, 512).mean())
        .isLessThan(3e-3);
    assertThat(output.name()).isEqualTo("editor.color_changed");
    assertThat(again).isEqualTo(drawn);
    assertThat(FloatBuffer.wrap(output.values())).isEqualTo(drawn);
  }

  private static void requireUnchangedOutsideTheFace(FloatBuffer picture, StageTensor face) {
    FloatBuffer posed = FloatBuffer.allocate(4 * 512 * 512);
    face.copyTo(posed);
    for (int row = 0; row < 512; row++) {
      int from = row * 512;
      int to = row >= 32 && row < 224 ? from + 160 : from + 512;
      assertThat(posed.slice(from, to - from)).isEqualTo(picture.slice(from, to - from));
    }
  }

  @Test
  void every_output_has_a_name_and_its_shape() {
    FloatBuffer picture = FloatBuffer.allocate(4 * 512 * 512);
    inference.run(
        () -> {
          try (StagedNetwork network = load();
              StageTensor source = network.source(picture)) {
            assertThat(network.outputs()).hasSize(29).doesNotHaveDuplicates();
            OutputPicture alpha = network.output(source, new float[45], 28 - 4);
            assertThat(alpha.name()).isEqualTo("eyebrow_decomposer.eyebrow_layer_alpha");
            assertThat(alpha.channels()).isEqualTo(1);
            assertThat(alpha.height()).isEqualTo(128);
            assertThat(alpha.width()).isEqualTo(128);
            assertThat(alpha.values()).hasSize(128 * 128);
            assertThatThrownBy(() -> network.output(source, new float[45], 29))
                .isInstanceOf(IndexOutOfBoundsException.class);
          }
        });
  }

  @Test
  void a_checkpoint_of_another_network_is_refused_and_the_key_named() throws IOException {
    Path other = Files.createDirectory(root.resolve("separable_half"));
    for (String network : Tha3Architecture.NETWORKS) {
      Files.copy(folder.resolve(network + ".pt"), other.resolve(network + ".pt"));
    }
    Map<String, WeightTensor> face = LoadedTha3.formula(VARIANT, FaceMorpher.NAME);
    face.remove("eye_alpha.0.bias");
    CheckpointFile.of(face).write(other.resolve(FaceMorpher.NAME + ".pt"));
    assertThatThrownBy(() -> inference.call(() -> load(other)))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("face_morpher.pt")
        .hasMessageContaining("eye_alpha.0.bias is missing");
  }

  @Test
  void a_folder_without_all_five_files_is_refused_and_the_file_named() throws IOException {
    Path empty = Files.createDirectory(root.resolve("empty"));
    assertThatThrownBy(() -> Tha3Model.in(empty))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("has no file eyebrow_decomposer.pt");
  }

  @Test
  void a_folder_of_any_name_is_recognised_by_its_editor() throws IOException {
    Path named = Files.createDirectory(root.resolve("my-weights"));
    for (String network : Tha3Architecture.NETWORKS) {
      Files.createSymbolicLink(
          named.resolve(network + ".pt"), folder.resolve(network + ".pt").toAbsolutePath());
    }
    assertThat(Tha3Model.in(named).variant()).isEqualTo(VARIANT);
    assertThat(Tha3Model.in(folder).variant()).isEqualTo(VARIANT);
  }

  private static StagedNetwork load() {
    return load(folder);
  }

  private static StagedNetwork load(Path weights) {
    Tha3Model model = Tha3Model.in(weights);
    Tha3Settings settings = Tha3Settings.on(Device.CPU).with(Tha3Settings.Form.LITERAL);
    return Tha3Network.load(model, settings, new ProgramCache(weights, root));
  }
}
