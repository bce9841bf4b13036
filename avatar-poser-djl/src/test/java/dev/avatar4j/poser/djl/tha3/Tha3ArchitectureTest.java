package dev.avatar4j.poser.djl.tha3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatar4j.poser.djl.SharedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class Tha3ArchitectureTest {
  @ParameterizedTest
  @EnumSource
  void the_expected_tensors_are_those_of_the_published_files(Tha3Variant variant)
      throws IOException {
    for (String network : Tha3Architecture.NETWORKS) {
      Path list =
          SharedFiles.require("spec/tha-keys/keys_tha3_" + variant.id() + "_" + network + ".txt");
      assertThat(Tha3Architecture.tensors(variant.kind(), network).shapes())
          .as(network)
          .isEqualTo(published(list));
    }
  }

  private static Map<String, List<Integer>> published(Path list) throws IOException {
    Map<String, List<Integer>> shapes = new LinkedHashMap<>();
    for (String line : Files.readAllLines(list)) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] columns = line.split("\t", -1);
        shapes.put(
            columns[1],
            Arrays.stream(columns[2].replaceAll("[\\[\\] ]", "").split(",", -1))
                .map(Integer::valueOf)
                .toList());
      }
    }
    return shapes;
  }
}
