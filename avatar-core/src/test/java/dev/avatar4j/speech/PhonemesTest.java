package dev.avatar4j.speech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatar4j.pose.Morph;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhonemesTest {
  @Test
  void the_table_has_52_symbols_in_nine_groups() {
    assertThat(VisemeTable.all()).hasSize(52);
    Map<Viseme, Long> counts =
        VisemeTable.all().values().stream()
            .collect(Collectors.groupingBy(viseme -> viseme, Collectors.counting()));
    assertThat(counts)
        .containsOnly(
            Map.entry(Viseme.AAA, 10L),
            Map.entry(Viseme.III, 3L),
            Map.entry(Viseme.UUU, 2L),
            Map.entry(Viseme.EEE, 11L),
            Map.entry(Viseme.OOO, 7L),
            Map.entry(Viseme.DELTA, 7L),
            Map.entry(Viseme.CLOSE, 3L),
            Map.entry(Viseme.KEEP, 6L),
            Map.entry(Viseme.MAYBE_CLOSE, 3L));
  }

  @ParameterizedTest
  @CsvSource({
    "0261, AAA",
    "014B, AAA",
    "0279, AAA",
    "00F0, AAA",
    "03B8, AAA",
    "0251, AAA",
    "028C, AAA",
    "026A, III",
    "028A, UUU",
    "0292, EEE",
    "025B, EEE",
    "027E, EEE",
    "0283, OOO",
    "02A4, OOO",
    "02A7, OOO",
    "0254, OOO",
    "0252, OOO",
    "0259, DELTA",
    "025C, DELTA",
    "1D4A, DELTA",
    "00E6, DELTA",
    "1D7B, DELTA",
    "02D0, KEEP",
    "02C8, KEEP",
    "02CC, KEEP"
  })
  void the_symbols_are_the_code_points_of_the_phonetic_alphabet(String hex, Viseme viseme) {
    assertThat(VisemeTable.of(Integer.parseInt(hex, 16))).contains(viseme);
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "\"", "(", "—", "…", "ʔ", "r", "x", "g", "A", "Q"})
  void what_is_not_in_the_table_moves_no_mouth(String symbol) {
    assertThat(VisemeTable.of(symbol.codePointAt(0))).isEmpty();
  }

  @Test
  void the_six_shapes_are_the_six_morphs_that_open_the_mouth() {
    assertThat(Arrays.stream(Viseme.values()).flatMap(viseme -> viseme.morph().stream()))
        .containsExactlyElementsOf(Morph.MOUTH_OPEN);
  }

  @Test
  void diphthongs_are_spelt_out_once() {
    assertThat(Ipa.expandDiphthongs("AIWYOQ")).isEqualTo("eɪaɪaʊɔɪoʊəʊ");
    assertThat(Ipa.expandDiphthongs("eɪaɪaʊɔɪoʊəʊ")).isEqualTo("eɪaɪaʊɔɪoʊəʊ");
    assertThat(Ipa.expandDiphthongs("hˈI")).isEqualTo("hˈaɪ");
  }

  @ParameterizedTest
  @CsvSource({
    "t͡ʃ, ʧ",
    "tʃɪp, ʧɪp",
    "d͡ʒ, ʤ",
    "ʔ, t",
    "rʌn, ɹʌn",
    "lɒx, lɒk",
    "ɪç, ɪk",
    "ɬ, l",
    "bɐ, bə",
    "ɚ, əɹ",
    "bʌʔn̩, bʌtn",
    "ɡet, ɡet",
    "get, ɡet"
  })
  void sounds_of_espeak_are_folded_into_the_table(String espeak, String folded) {
    assertThat(Ipa.foldEspeak(espeak)).isEqualTo(folded);
  }

  @ParameterizedTest
  @CsvSource({
    "aa ah, A V, ɑ ɑː ʌ, AAA",
    "ae ax hh d er, { @ h d r=, æ ə ɐ h d ɜː ɚ ɝ, DELTA",
    "eh, E, ɛ e, EEE",
    "ih iy v, I i v, ɪ i iː v, III",
    "uh uw, U u, ʊ u uː, UUU",
    "ao w sh ch jh, O w S tS dZ, ɔ ɔː ɒ w ʃ tʃ dʒ, OOO",
    "aw, aU, aʊ, AAA UUU",
    "ay, AI, aɪ, AAA III",
    "ey, EI, eɪ, EEE III",
    "ow, @U, oʊ, OOO UUU",
    "oy, OI, ɔɪ, OOO III",
    "f l n s t z zh, f l n s t z Z, f l n s t z ʒ ɾ, EEE",
    "g k ng r y dh th, g k N r j D T, ɡ k ŋ ɹ j ð θ, AAA",
    "b m p, b m p, b m p, CLOSE"
  })
  void every_engine_gives_the_same_shapes(
      String arpabet, String sampa, String espeak, String visemes) {
    List<Viseme> expected = Arrays.stream(visemes.split(" ")).map(Viseme::valueOf).toList();
    for (String phone : arpabet.split(" ")) {
      assertThat(PhoneSet.ARPABET.visemes(phone)).as(phone).isEqualTo(expected);
    }
    for (String phone : sampa.split(" ")) {
      assertThat(PhoneSet.SAMPA.visemes(phone)).as(phone).isEqualTo(expected);
    }
    for (String phone : espeak.split(" ")) {
      assertThat(PhoneSet.ESPEAK.visemes(phone)).as(phone).isEqualTo(expected);
    }
  }

  @Test
  void pauses_stress_and_british_o_are_understood() {
    assertThat(PhoneSet.ARPABET.visemes("pau")).containsExactly(Viseme.MAYBE_CLOSE);
    assertThat(PhoneSet.SAMPA.visemes("_")).containsExactly(Viseme.MAYBE_CLOSE);
    assertThat(PhoneSet.ESPEAK.visemes("")).containsExactly(Viseme.MAYBE_CLOSE);
    assertThat(PhoneSet.ARPABET.visemes("AH0")).containsExactly(Viseme.AAA);
    assertThat(PhoneSet.SAMPA.visemes("'EI")).containsExactly(Viseme.EEE, Viseme.III);
    assertThat(PhoneSet.ESPEAK.visemes("ˈəʊ")).containsExactly(Viseme.DELTA, Viseme.UUU);
    assertThat(PhoneSet.MISAKI.visemes("O")).containsExactly(Viseme.OOO, Viseme.UUU);
    assertThat(PhoneSet.ARPABET.visemes("qq")).isEmpty();
  }

  @Test
  void a_word_that_begins_when_the_last_one_did_is_dropped() {
    assertThat(clean(word("a", 0), word("b", 0), word("c", 1), word("d", 1), word("e", 0)))
        .containsExactly("a", "c", "e");
  }

  @Test
  void leading_words_without_a_time_and_runs_of_them_collapse() {
    double unknown = Double.NaN;
    assertThat(
            clean(
                word("a", unknown),
                word("b", unknown),
                word("c", 1),
                word("d", unknown),
                word("e", unknown),
                word("f", 2)))
        .containsExactly("c", "d", "f");
  }

  @Test
  void stray_marks_are_dropped_and_punctuation_stays() {
    assertThat(
            clean(
                word("\"", 0),
                word("I", 1),
                word("—", 2),
                word("7", 3),
                word(",", 4),
                word(".", 5),
                word("!", 6),
                word("?", 7),
                word(":", 8),
                word(";", 9),
                word("--", 10),
                word("”", 11)))
        .containsExactly("I", "7", ",", ".", "!", "?", ":", ";", "--");
  }

  @Test
  void a_stray_mark_does_not_hide_the_word_that_begins_with_it() {
    assertThat(clean(word("“", 1), word("Hi", 1))).containsExactly("Hi");
  }

  private static List<String> clean(WordTiming... words) {
    return WordTimings.clean(List.of(words)).stream().map(WordTiming::word).toList();
  }

  private static WordTiming word(String word, double start) {
    return new WordTiming(word, "a", start, start + 1);
  }
}
