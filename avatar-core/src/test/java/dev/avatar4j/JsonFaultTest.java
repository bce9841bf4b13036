package dev.avatar4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class JsonFaultTest {
  private static String fault(String json) {
    return JsonFault.describe(
        catchThrowableOfType(JacksonException.class, () -> new ObjectMapper().readTree(json)));
  }

  @Test
  void an_unfinished_object_is_told_with_its_place_and_no_talk_of_the_parser() {
    assertThat(fault("{\"a\": 1"))
        .isEqualTo("Unexpected end-of-input: expected close marker for Object (line 1, column 8)");
  }

  @Test
  void a_number_that_is_none_is_told_without_the_switch_that_would_allow_it() {
    assertThat(fault("[NaN]")).isEqualTo("Non-standard token 'NaN' (line 1, column 5)");
  }

  @Test
  void nesting_beyond_the_limit_is_told_though_its_place_is_unknown() {
    assertThat(fault("[".repeat(10_000)))
        .isEqualTo("Document nesting depth (1001) exceeds the maximum allowed (1000)");
  }
}
