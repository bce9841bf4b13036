package dev.avatar4j.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.avatar4j.speech.ReportedWords.Texts;
import org.junit.jupiter.api.Test;

class ReportedWordsTest {
  @Test
  void texts_are_decoded_if_they_are_said_to_be_encoded_and_a_plus_is_a_plus() throws Exception {
    JsonNode list = json("[{'word': 'a%20+', 'phonemes': '%C3%A6', 'start_time': 1, 'end': 2}]");
    assertThat(ReportedWords.read(list, Texts.ENCODED))
        .containsExactly(new WordTiming("a +", "æ", 1, 2));
    assertThat(ReportedWords.read(list, Texts.ANY))
        .isEqualTo(ReportedWords.read(list, Texts.ENCODED));
    assertThat(ReportedWords.read(list, Texts.PLAIN))
        .containsExactly(new WordTiming("a%20+", "%C3%A6", 1, 2));
  }

  @Test
  void a_bare_percent_sign_stays_where_texts_may_be_plain() throws Exception {
    JsonNode list = json("[{'word': '100%', 'phonemes': '%C3%A6'}]");
    assertThat(ReportedWords.read(list, Texts.ANY))
        .containsExactly(new WordTiming("100%", "æ", Double.NaN, Double.NaN));
    assertThatThrownBy(() -> ReportedWords.read(list, Texts.ENCODED))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void what_is_not_of_its_type_is_not_told() throws Exception {
    JsonNode list = json("[{'word': 'a', 'start': '1', 'end_time': null}, 7, null]");
    WordTiming nothing = new WordTiming("", "", Double.NaN, Double.NaN);
    assertThat(ReportedWords.read(list, Texts.PLAIN))
        .containsExactly(new WordTiming("a", "", Double.NaN, Double.NaN), nothing, nothing);
    assertThat(ReportedWords.read(json("'text'"), Texts.PLAIN)).isEmpty();
  }

  private static JsonNode json(String text) throws Exception {
    return new ObjectMapper().readTree(text.replace('\'', '"'));
  }
}
