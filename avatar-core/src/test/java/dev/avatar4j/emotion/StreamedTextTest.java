package dev.avatar4j.emotion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StreamedTextTest {
  private final ScriptedClassifier classifier = new ScriptedClassifier();
  private final StreamedText text = new StreamedText(new TextEmotions(classifier));

  private static String paragraphs(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(i -> "p" + i).collect(Collectors.joining("\n"));
  }

  @Test
  void every_fifth_paragraph_the_last_twenty_are_classified() {
    for (int i = 1; i <= 30; i++) {
      assertThat(text.append("p" + i + "\n\n").isPresent()).isEqualTo(i % 5 == 0);
    }
    assertThat(classifier.texts)
        .containsExactly(
            paragraphs(1, 5),
            paragraphs(1, 10),
            paragraphs(1, 15),
            paragraphs(1, 20),
            paragraphs(6, 25),
            paragraphs(11, 30));
  }

  @Test
  void pieces_may_break_anywhere_and_blank_lines_do_not_count() {
    for (char c : "p1\n \n\np2\np3\np4\np5".toCharArray()) {
      assertThat(text.append(String.valueOf(c))).isEmpty();
    }
    assertThat(text.append("\n")).contains("joy");
    assertThat(classifier.texts).containsExactly(paragraphs(1, 5));
  }

  @Test
  void at_the_end_the_complete_text_is_classified() {
    text.append("p1\np2");
    assertThat(text.finish("all of it")).isEqualTo("joy");
    assertThat(classifier.texts).containsExactly("all of it");
  }
}
