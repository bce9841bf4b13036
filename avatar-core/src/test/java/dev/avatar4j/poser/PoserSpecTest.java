package dev.avatar4j.poser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatar4j.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoserSpecTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "warp",
        "tha4:/path/to/character_model",
        "tha4:C:\\models\\one",
        "tha3:separable_half?device=cuda&threads=2"
      })
  void a_spec_is_written_as_it_was_read(String text) {
    assertThat(PoserSpec.parse(text)).hasToString(text);
  }

  @Test
  void a_spec_has_scheme_target_and_options() {
    PoserSpec spec = PoserSpec.parse("tha3:separable_half?device=cuda&threads=2");
    assertThat(spec.scheme()).isEqualTo("tha3");
    assertThat(spec.target()).isEqualTo("separable_half");
    assertThat(spec.options()).containsEntry("device", "cuda").containsEntry("threads", "2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ":x", "Warp", "warp?", "warp?threads", "warp?=2", "../warp"})
  void a_malformed_spec_is_refused(String text) {
    assertThatThrownBy(() -> PoserSpec.parse(text))
        .isInstanceOf(InvalidInputException.class)
        .satisfies(e -> assertThat(((InvalidInputException) e).field()).isEqualTo("poser"));
  }

  @Test
  void an_unknown_scheme_is_refused_with_those_there_are() {
    assertThatThrownBy(() -> Posers.create("nonesuch"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("nonesuch")
        .hasMessageContaining("Available:");
  }
}
