package dev.avatar4j.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.avatar4j.InvalidInputException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VisemeTrackTest {
  private static final WordTiming SHARON = new WordTiming("Sharon", "ʃˈɛɹən", 0.275, 0.575);

  @Test
  void a_word_is_divided_evenly_among_its_symbols() {
    VisemeTrack track = VisemeTrack.ofWords(List.of(SHARON));
    assertThat(track.events())
        .extracting(VisemeEvent::viseme)
        .containsExactly(Viseme.OOO, Viseme.KEEP, Viseme.EEE, Viseme.AAA, Viseme.DELTA, Viseme.EEE);
    for (int i = 0; i < 6; i++) {
      VisemeEvent event = track.events().get(i);
      assertThat(event.start()).isCloseTo(0.275 + 0.05 * i, within(1e-9));
      assertThat(event.end()).isCloseTo(0.325 + 0.05 * i, within(1e-9));
    }
    assertThat(track.duration()).isEqualTo(0.575);
  }

  @Test
  void a_symbol_outside_the_basic_plane_takes_one_share() {
    VisemeTrack track = VisemeTrack.ofWords(List.of(new WordTiming("x", "a\uD83D\uDE00b", 0, 0.3)));
    assertThat(track.events()).hasSize(2);
    assertThat(track.events().get(1).start()).isCloseTo(0.2, within(1e-12));
    assertThat(track.at(0.15)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0.274, -",
    "0.275, OOO",
    "0.3, OOO",
    "0.33, KEEP",
    "0.575, EEE",
    "0.576, -",
    "0.6, -"
  })
  void the_event_at_a_time_includes_both_of_its_ends(double seconds, String viseme) {
    VisemeTrack track = VisemeTrack.ofWords(List.of(SHARON));
    assertThat(track.at(seconds).map(event -> event.viseme().name()).orElse("-")).isEqualTo(viseme);
  }

  @Test
  void in_a_gap_there_is_no_event() {
    VisemeTrack track = VisemeTrack.ofWords(List.of(SHARON, new WordTiming("it", "ɪt", 1.0, 1.2)));
    assertThat(track.at(0.8)).isEmpty();
    assertThat(track.at(1.05).orElseThrow().viseme()).isEqualTo(Viseme.III);
  }

  @Test
  void a_word_without_phonemes_or_times_is_skipped_with_a_warning() {
    List<String> warnings = new ArrayList<>();
    VisemeTrack track =
        VisemeTrack.ofWords(
            List.of(
                new WordTiming("mute", "", 0, 1),
                new WordTiming("lost", "l", Double.NaN, Double.NaN),
                new WordTiming("open", "o", 1, Double.NaN),
                new WordTiming("reverse", "r", 2, 1),
                SHARON),
            warnings::add);
    assertThat(track).isEqualTo(VisemeTrack.ofWords(List.of(SHARON)));
    assertThat(warnings).hasSize(4).first().asString().contains("mute");
  }

  @Test
  void diphthongs_of_timed_phones_split_their_time_in_half() {
    VisemeTrack track =
        VisemeTrack.ofPhones(PhoneSet.ARPABET, List.of(new PhoneTiming("AY1", 0.2, 0.4)));
    assertThat(track.events())
        .containsExactly(
            new VisemeEvent(0.2, 0.2 + 0.2 / 2, Viseme.AAA),
            new VisemeEvent(0.2 + 0.2 / 2, 0.4, Viseme.III));
  }

  @Test
  void events_are_sorted_and_an_unknown_phone_leaves_a_gap() {
    VisemeTrack track =
        VisemeTrack.ofPhones(
            PhoneSet.SAMPA,
            List.of(
                new PhoneTiming("b", 0.4, 0.5),
                new PhoneTiming("??", 0.1, 0.4),
                new PhoneTiming("O", 0, 0.1)));
    assertThat(track.events())
        .extracting(VisemeEvent::viseme)
        .containsExactly(Viseme.OOO, Viseme.CLOSE);
    assertThat(track.at(0.25)).isEmpty();
  }

  @Test
  void silence_at_the_end_belongs_to_the_track() {
    VisemeTrack track = VisemeTrack.ofWords(List.of(SHARON));
    assertThat(track.withDuration(2).duration()).isEqualTo(2);
    assertThat(track.withDuration(0.1).duration()).isEqualTo(0.575);
    assertThatThrownBy(() -> track.withDuration(-1)).isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> track.withDuration(Double.NaN))
        .isInstanceOf(InvalidInputException.class);
  }

  @ParameterizedTest
  @CsvSource({"-1, 0", "1, 0.5", "NaN, 1", "0, NaN", "0, Infinity", "0, 3601"})
  void an_event_with_senseless_times_is_refused(double start, double end) {
    assertThatThrownBy(() -> new VisemeEvent(start, end, Viseme.AAA))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("3600");
  }

  @Test
  void too_many_sounds_are_refused() {
    VisemeEvent event = new VisemeEvent(0, 1, Viseme.AAA);
    assertThatThrownBy(() -> VisemeTrack.of(Collections.nCopies(100_001, event)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("100000");
    WordTiming word = new WordTiming("long", "a".repeat(100_001), 0, 1);
    assertThatThrownBy(() -> VisemeTrack.ofWords(List.of(word)))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void a_track_is_read_from_words() throws Exception {
    VisemeTrack track =
        VisemeTrack.parse(
            json(
                "{'words': [{'word': '\\u201c', 'phonemes': '', 'start': 0.1, 'end': 0.1},"
                    + " {'word': 'Sharon', 'phonemes': 'ʃˈɛɹən', 'start': 0.275, 'end': 0.575}],"
                    + " 'duration': 1}"));
    assertThat(track).isEqualTo(VisemeTrack.ofWords(List.of(SHARON)).withDuration(1));
  }

  @Test
  void a_track_is_read_from_phones() throws Exception {
    assertThat(VisemeTrack.parse(json("{'phones': [['hh', 0, 0.1]], 'set': 'arpabet'}")))
        .isEqualTo(VisemeTrack.of(List.of(new VisemeEvent(0, 0.1, Viseme.DELTA))));
    assertThat(VisemeTrack.parse(json("{'phones': [['ʌ', 0, 0.1]]}")).events())
        .extracting(VisemeEvent::viseme)
        .containsExactly(Viseme.AAA);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{}",
        "{'words': [], 'phones': []}",
        "{'words': 5}",
        "{'words': [5]}",
        "{'words': [{'word': 1}]}",
        "{'words': [], 'speed': 2}",
        "{'phones': [['a', 0]]}",
        "{'phones': [['a', 'x', 1]]}",
        "{'phones': [], 'set': 'klingon'}",
        "{'words': [], 'duration': 'long'}"
      })
  void what_is_no_track_is_refused_by_field(String text) throws Exception {
    JsonNode node = json(text);
    assertThatThrownBy(() -> VisemeTrack.parse(node))
        .isInstanceOfSatisfying(
            InvalidInputException.class,
            refused -> assertThat(refused.field()).matches("(speech|duration).*"));
  }

  private static JsonNode json(String text) throws Exception {
    return new ObjectMapper().readTree(text.replace('\'', '"'));
  }
}
