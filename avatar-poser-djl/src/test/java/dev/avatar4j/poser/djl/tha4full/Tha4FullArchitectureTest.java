package dev.avatar4j.poser.djl.tha4full;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatar4j.poser.djl.SharedFiles;
import dev.avatar4j.poser.djl.topology.ProgramNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class Tha4FullArchitectureTest {
  @Test
  void the_expected_tensors_are_those_of_the_published_files() throws IOException {
    for (String network : Tha4FullArchitecture.NETWORKS) {
      Path list = SharedFiles.require("spec/tha-keys/keys_tha4_mode07_teacher_" + network + ".txt");
      assertThat(Tha4FullArchitecture.tensors(network).shapes())
          .as(network)
          .isEqualTo(published(list));
    }
  }

  @Test
  void a_pose_editor_sees_33_outputs_the_final_picture_first() {
    assertThat(ProgramNetwork.names(Tha4FullArchitecture.OUTPUTS))
        .hasSize(33)
        .startsWith("upscaler.merged")
        .endsWith("eyebrow_decomposer.background_layer_color_change");
    assertThat(
            ProgramNetwork.names(Tha4FullArchitecture.OUTPUTS).indexOf("face_morphed_full.image"))
        .isEqualTo(5);
  }

  private static Map<String, List<Integer>> published(Path list) throws IOException {
    Map<String, List<Integer>> shapes = new LinkedHashMap<>();
    for (String line : Files.readAllLines(list)) {
      if (!line.startsWith("#")) {
        String[] columns = line.split("\t", -1);
        String[] sizes = columns[2].substring(1, columns[2].length() - 1).split(", ");
        shapes.put(columns[1], Arrays.stream(sizes).map(Integer::valueOf).toList());
      }
    }
    return shapes;
  }
}
