package dev.avatar4j.speech.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatar4j.speech.Ipa;
import dev.avatar4j.speech.PhoneSet;
import dev.avatar4j.speech.VisemeTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LetterToSoundTest {
  @ParameterizedTest
  @CsvSource({
    "cat, kæt",
    "make, meɪk",
    "city, sɪti",
    "Ship, ʃɪp",
    "night, naɪt",
    "mention, mɛnʃən",
    "happy, hæpi",
    "queen, kwin",
    "boat, boʊt",
    "yes, jɛs",
    "my, maɪ",
    "7, sɛvən",
    "the, ðə",
    "tomato!, tɑmætoʊ",
    "phone, foʊn",
    "cake, keɪk"
  })
  void words_sound_about_as_they_are_spelt(String word, String phonemes) {
    assertThat(LetterToSound.phonemes(word)).isEqualTo(phonemes);
  }

  @Test
  void every_sound_is_one_of_the_table() {
    for (char a = 'a'; a <= 'z'; a++) {
      for (char b = 'a'; b <= 'z'; b++) {
        for (char c = 'a'; c <= 'z'; c++) {
          String word = "" + a + b + c + "e" + a;
          LetterToSound.phonemes(word)
              .codePoints()
              .forEach(symbol -> assertThat(VisemeTable.of(symbol)).as(word).isPresent());
        }
      }
    }
  }

  @Test
  void lips_close_where_the_spelling_says() {
    assertThat(LetterToSound.phonemes("bumblebee").chars().filter(c -> "bmp".indexOf(c) >= 0))
        .hasSize(4);
  }

  @Test
  void what_has_no_latin_letter_or_digit_has_no_sound() {
    assertThat(LetterToSound.phonemes("猫")).isEmpty();
    assertThat(LetterToSound.phonemes("--")).isEmpty();
  }

  @Test
  void arpabet_has_the_same_shapes_in_the_symbols_of_the_table() {
    for (String phone :
        "aa ae ah ao aw ax ay b ch d dh eh ey f g hh ih iy jh k l m n ng ow oy p r s sh t th uh uw v w y z zh"
            .split(" ")) {
      assertThat(PhoneSet.MISAKI.visemes(Ipa.ofArpabet(phone)))
          .as(phone)
          .isEqualTo(PhoneSet.ARPABET.visemes(phone));
    }
    assertThat(Ipa.ofArpabet("AH0")).isEqualTo("ʌ");
    assertThat(Ipa.ofArpabet("pau")).isEmpty();
  }
}
