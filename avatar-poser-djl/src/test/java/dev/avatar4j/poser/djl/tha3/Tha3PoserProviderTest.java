package dev.avatar4j.poser.djl.tha3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatar4j.AvatarException;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.poser.PoserProvider;
import dev.avatar4j.poser.Posers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Tha3PoserProviderTest {
  @TempDir Path folder;

  @Test
  void it_is_found_by_its_scheme_and_names_its_variants() {
    assertThat(Posers.providers()).extracting(PoserProvider::scheme).contains("tha3");
    assertThat(new Tha3PoserProvider().description())
        .contains("tha3:FOLDER", "standard_float, standard_half, separable_float, separable_half");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "caches=1G|no option \"caches\". Did you mean \"cache\"? It has: device, precision,"
            + " threads, cache, steps, form, mode.",
        "precision=float64|Option precision of poser tha3 is \"float64\"; give auto, float32,"
            + " bfloat16 or float16. Did you mean \"float32\"?",
        "threads=0|give a number from 1 to 64.",
        "cache=big|give a size such as 64M or 1G, or off.",
        "steps=x|give off, a number of steps from 1 to 4096",
        "form=litteral|give tuned or literal. Did you mean \"literal\"?",
        "mode=half|Option mode of poser tha3 is \"half\"; give full or hybrid.",
        "mode=hybrid&steps=8|Option steps of poser tha3 means nothing with mode=hybrid"
      })
  void wrong_options_are_refused_with_what_is_accepted(String option, String message) {
    refused("tha3:" + folder + "?" + option, message);
  }

  @Test
  void wrong_targets_are_refused_with_the_next_step() throws IOException {
    refused("tha3", "needs a model: write tha3:FOLDER, its folder's path, or one of: tha3:");
    refused("tha3:seperable_float", "Did you mean \"tha3:separable_float\"?");
    refused("tha3:" + folder, "has no file eyebrow_decomposer.pt; a THA3 model has 5 files:");
    for (String network : Tha3Architecture.NETWORKS) {
      Files.writeString(folder.resolve(network + ".pt"), "no checkpoint");
    }
    assertThatThrownBy(() -> Posers.create("tha3:" + folder))
        .isInstanceOf(AvatarException.class)
        .hasMessageContaining("editor.pt: it is no PyTorch checkpoint");
  }

  @Test
  void a_wrong_device_is_refused_before_a_model_is_looked_for() {
    refused("tha3:nowhere?device=gpu", "Option device is \"gpu\"; give auto, cpu, cuda");
  }

  private static void refused(String spec, String message) {
    assertThatThrownBy(() -> Posers.create(spec))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(message);
  }
}
