package dev.avatar4j.poser.djl.tha4full;

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

class Tha4FullPoserProviderTest {
  @TempDir Path folder;

  @Test
  void it_is_found_by_its_scheme() {
    assertThat(Posers.providers()).extracting(PoserProvider::scheme).contains("tha4-full");
  }

  @Test
  void it_has_the_options_of_every_poser_of_any_picture() {
    refused("tha4-full:" + folder + "?mode=half", "is \"half\"; give full or hybrid.");
    refused("tha4-full:" + folder + "?mode=hybrid&steps=8", "means nothing with mode=hybrid");
    refused("tha4-full:" + folder + "?form=litteral", "Did you mean \"literal\"?");
  }

  @Test
  void wrong_targets_are_refused_with_the_next_step() throws IOException {
    refused("tha4-full:techer", "Did you mean \"tha4-full:teacher\"?");
    refused("tha4-full:" + folder, "has no file eyebrow_decomposer.pt; a THA4 teacher model has 5");
    for (String network : Tha4FullArchitecture.NETWORKS) {
      Files.writeString(folder.resolve(network + ".pt"), "no checkpoint");
    }
    assertThatThrownBy(() -> Posers.create("tha4-full:" + folder + "?device=cpu"))
        .isInstanceOf(AvatarException.class)
        .hasMessageContaining("eyebrow_decomposer.pt: it is no PyTorch checkpoint");
  }

  private static void refused(String spec, String message) {
    assertThatThrownBy(() -> Posers.create(spec))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(message);
  }
}
