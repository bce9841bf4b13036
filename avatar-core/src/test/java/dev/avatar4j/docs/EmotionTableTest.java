package dev.avatar4j.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatar4j.emotion.EmotionLibrary;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmotionTableTest {
  @Test
  void the_guide_lists_exactly_the_built_in_emotions() {
    List<String> listed =
        Docs.page("emotions.md").stream()
            .filter(line -> line.matches("\\| `[a-z]+` \\|.*"))
            .map(line -> line.replaceAll("\\| `([a-z]+)` \\|.*", "$1"))
            .toList();
    assertThat(listed).isEqualTo(EmotionLibrary.factory().names());
  }
}
