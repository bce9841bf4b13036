package dev.avatar4j.speech.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentencesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '~',
      value = {
        "One. Two! Three? # One.|Two!|Three?",
        "Mr. Smith met Dr. J. Brown, e.g. at 3.5 km. Then he left. # Mr. Smith met Dr. J. Brown,"
            + " e.g. at 3.5 km.|Then he left.",
        "Well... maybe. So... Yes. # Well... maybe.|So...|Yes.",
        "Wait… what? Really?! Yes. # Wait… what?|Really?!|Yes.",
        "\"Stop!\" he said. \"Why?\" She ran. # \"Stop!\" he said.|\"Why?\"|She ran.",
        "He said “no.” Then (quietly.) He left # He said “no.”|Then (quietly.)|He left",
        "Visit example.org. It is I. You know. # Visit example.org.|It is I.|You know.",
        "what? no way! ok # what?|no way!|ok",
        "你好。再见！好 # 你好。|再见！|好",
        "One. ... ! Two. # One.|Two.",
        "It costs 3.50. Good. # It costs 3.50.|Good."
      })
  void text_is_divided_where_a_reader_would(String text, String sentences) {
    assertThat(String.join("|", Sentences.split(text.strip()))).isEqualTo(sentences.strip());
  }

  @Test
  void a_line_end_ends_a_sentence_and_emoji_do_not_disturb() {
    assertThat(
            Sentences.split(
                SpeechText.clean("Hi \ud83d\ude00! First line\nsecond line \ud83c\udf89")))
        .isEqualTo(List.of("Hi !", "First line", "second line"));
  }

  @Test
  void a_sentence_without_end_is_cut_at_commas_and_spaces_and_nothing_is_lost() {
    String text = "word and word, ".repeat(100).strip();
    List<String> parts = Sentences.split(text);
    assertThat(parts).hasSizeGreaterThan(3).allMatch(part -> part.length() <= Sentences.MAX_LENGTH);
    assertThat(parts.get(0)).endsWith(",");
    assertThat(String.join(" ", parts)).isEqualTo(text);
    assertThat(String.join("", Sentences.split("x".repeat(1000)))).hasSize(1000);
  }

  @Test
  void nothing_to_say_is_no_sentence() {
    assertThat(Sentences.split("... !?")).isEmpty();
    assertThat(Sentences.split("")).isEmpty();
  }
}
