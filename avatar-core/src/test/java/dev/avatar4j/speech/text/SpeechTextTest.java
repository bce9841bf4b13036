package dev.avatar4j.speech.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatar4j.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpeechTextTest {
  @Test
  void control_characters_and_halves_of_pairs_are_left_out() {
    assertThat(SpeechText.clean("a\u0000b\u001bc \ud83d d\u200be\r\nf")).isEqualTo("a b c de\nf");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\ud83d\ude00",
        "\u2764\ufe0f",
        "\ud83d\udc69\u200d\ud83d\udcbb",
        "\u2b50",
        "\ud83c\uddeb\ud83c\uddee",
        "\ud83d\udc4d\ud83c\udffd"
      })
  void emoji_are_left_out(String emoji) {
    assertThat(SpeechText.clean("Hi " + emoji + " there")).isEqualTo("Hi there");
    assertThat(SpeechText.isSpeakable(SpeechText.clean(emoji))).isFalse();
  }

  @Test
  void marks_of_markdown_are_left_out() {
    assertThat(
            SpeechText.clean(
                "# Title\n\n- **bold** and *fine*, `code`\n> see [the page](http://a.b/c)\n"
                    + "```java\nsnake_case _word_\n```"))
        .isEqualTo("Title\nbold and fine, code\nsee the page\nsnake_case word");
  }

  @Test
  void signs_that_are_spoken_stay() {
    assertThat(SpeechText.clean("20 °C, $5 & 3 + 4; naïve “Größe” 猫"))
        .isEqualTo("20 °C, $5 & 3 + 4; naïve “Größe” 猫");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n\t", "...?!", "\ud83d\ude00\ud83d\ude00", "\u0000\u0001", "—"})
  void what_has_nothing_to_say_is_refused_by_name(String text) {
    assertThatThrownBy(() -> SpeechText.require(text))
        .isInstanceOfSatisfying(
            InvalidInputException.class, e -> assertThat(e.field()).isEqualTo("text"));
  }

  @Test
  void a_megabyte_is_refused_with_the_limit() {
    assertThatThrownBy(() -> SpeechText.clean("a".repeat(1 << 20)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("1048576")
        .hasMessageContaining("100000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "*", "_", "`", " ", "\n", "[](", "a."})
  void the_longest_text_of_the_worst_marks_is_cleaned_and_split(String mark) {
    String worst = mark.repeat(SpeechText.MAX_LENGTH / mark.length());
    assertThat(SpeechText.clean(worst).length()).isLessThanOrEqualTo(SpeechText.MAX_LENGTH);
    assertThat(Sentences.split(worst)).allMatch(part -> part.length() <= Sentences.MAX_LENGTH);
  }

  @Test
  void ascii_keeps_the_sense_of_typographic_signs_and_accents() {
    assertThat(AsciiText.fold("“Don’t” — naïve Größe… 5 €"))
        .isEqualTo("\"Don't\" , naive Grosse... 5 euros");
    assertThat(SpeechText.isSpeakable(AsciiText.fold("こんにちは"))).isFalse();
  }
}
