package dev.avatar4j.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatar4j.pose.Morph;
import java.util.List;
import org.junit.jupiter.api.Test;

class MorphTableTest {
  @Test
  void the_guide_lists_all_45_morphs_in_order_with_their_range() {
    List<String> rows =
        Docs.page("morphs.md").stream().filter(line -> line.matches("\\| \\d+ \\|.*")).toList();
    assertThat(rows).hasSize(Morph.COUNT);
    for (Morph morph : Morph.ALL) {
      String range = morph.min() < 0 ? "-1..1" : "0..1";
      assertThat(rows.get(morph.ordinal()))
          .startsWith("| %d | `%s` | %s | ".formatted(morph.ordinal(), morph.key(), range))
          .hasSizeGreaterThan(45);
    }
  }
}
