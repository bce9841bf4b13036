package dev.avatar4j.poser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatar4j.InvalidInputException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoserOptionsTest {
  private static PoserOptions options(String query) {
    return PoserOptions.of(
        PoserSpec.parse("demo:x" + query), List.of("threads", "device", "cache", "wide"));
  }

  @Test
  void what_is_not_written_has_the_value_for_that() {
    PoserOptions none = options("");
    assertThat(none.text("device")).isEmpty();
    assertThat(none.number("threads", 1, 8, 3)).isEqualTo(3);
    assertThat(none.flag("wide", true)).isTrue();
    assertThat(none.choice("device", List.of("cpu", "cuda"), "cpu")).isEqualTo("cpu");
    assertThat(none.bytes("cache", 77)).isEqualTo(77);
  }

  @Test
  void what_is_written_counts() {
    PoserOptions some = options("?threads=8&device=cuda&wide=true");
    assertThat(some.text("device")).contains("cuda");
    assertThat(some.number("threads", 1, 8, 3)).isEqualTo(8);
    assertThat(some.flag("wide", false)).isTrue();
    assertThat(some.choice("device", List.of("cpu", "cuda"), "cpu")).isEqualTo("cuda");
  }

  @ParameterizedTest
  @CsvSource({"700,700", "3k,3072", "64M,67108864", "2G,2147483648", "off,0"})
  void sizes_have_units(String text, long bytes) {
    assertThat(options("?cache=" + text).bytes("cache", 1)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "?thread=2|The poser demo has no option \"thread\". Did you mean \"threads\"? It has:"
            + " threads, device, cache, wide.",
        "?threads=9|Option threads of poser demo is \"9\"; give a number from 1 to 8.",
        "?threads=many|Option threads of poser demo is \"many\"; give a number from 1 to 8.",
        "?device=cuba|Option device of poser demo is \"cuba\"; give cpu, cuda or auto. Did you mean"
            + " \"cuda\"?",
        "?wide=1|Option wide of poser demo is \"1\"; give true or false.",
        "?cache=0|Option cache of poser demo is \"0\"; give a size such as 64M or 1G, or off.",
        "?cache=64MB|Option cache of poser demo is \"64MB\"; give a size such as 64M or 1G, or off.",
        "?cache=9999999999|Option cache of poser demo is \"9999999999\"; give a size such as 64M"
            + " or 1G, or off."
      })
  void what_is_wrong_is_said_with_what_would_be_right(String query, String message) {
    assertThatThrownBy(
            () -> {
              PoserOptions options = options(query);
              options.number("threads", 1, 8, 3);
              options.choice("device", List.of("cpu", "cuda", "auto"), "cpu");
              options.flag("wide", false);
              options.bytes("cache", 1);
            })
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(message);
  }
}
