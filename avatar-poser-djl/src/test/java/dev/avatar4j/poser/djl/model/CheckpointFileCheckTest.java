package dev.avatar4j.poser.djl.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatar4j.models.ModelFile;
import dev.avatar4j.models.ModelFileCheck;
import dev.avatar4j.models.ModelManifest;
import dev.avatar4j.poser.djl.SharedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckpointFileCheckTest {
  @TempDir Path folder;
  private final ModelFileCheck check = new CheckpointFileCheck();

  private static ModelFile expected(int tensors, long parameters) {
    return new ModelFile("net.pt", "net.pt", 0, 1000, null, tensors, parameters);
  }

  private static ModelFile entry(String model, String file) {
    return ModelManifest.shipped().model(model).files().stream()
        .filter(each -> each.name().equals(file))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void the_store_finds_it() {
    assertThat(ModelFileCheck.installed()).hasAtLeastOneElementOfType(CheckpointFileCheck.class);
    assertThat(check.understands(expected(1, 1))).isTrue();
    assertThat(check.understands(entry("tha4:lambda_00", "character.png"))).isFalse();
  }

  @Test
  void tensors_and_numbers_must_be_those_of_the_manifest() {
    Path file =
        CheckpointFile.of(
                Map.of(
                    "a", new WeightTensor(new int[] {2, 3}, new float[6]),
                    "b", new WeightTensor(new int[] {2}, new float[2])))
            .write(folder.resolve("net.pt"));
    assertThatCode(() -> check.check(file, expected(2, 8))).doesNotThrowAnyException();
    assertThatThrownBy(() -> check.check(file, expected(3, 8)))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContainingAll("net.pt", "2 tensors", "instead of 3");
    assertThatThrownBy(() -> check.check(file, expected(2, 9))).hasMessageContaining("8 numbers");
  }

  @Test
  void what_is_no_checkpoint_is_refused() throws IOException {
    Path page = Files.writeString(folder.resolve("net.pt.part"), "<html>sign in</html>");
    assertThatThrownBy(() -> check.check(page, expected(2, 8)))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("no PyTorch checkpoint");
  }

  @ParameterizedTest
  @CsvSource({
    "golden/tha/editor_real/editor.pt,tha3:separable_float,editor.pt",
    "golden/tha/loader/separable_half_editor_formula.pt,tha3:separable_half,editor.pt",
    "models/tha4/lambda_00/face_morpher.pt,tha4:lambda_00,face_morpher.pt",
    "models/tha4/lambda_00/body_morpher.pt,tha4:lambda_00,body_morpher.pt"
  })
  void real_files_pass(String path, String model, String file) {
    Path real = SharedFiles.require(path);
    assertThatCode(() -> check.check(real, entry(model, file))).doesNotThrowAnyException();
  }

  @Test
  void a_network_in_the_place_of_another_is_refused() {
    Path editor = SharedFiles.require("golden/tha/editor_real/editor.pt");
    assertThatThrownBy(() -> check.check(editor, entry("tha3:separable_float", "face_morpher.pt")))
        .hasMessageContainingAll("face_morpher.pt", "another network");
  }
}
