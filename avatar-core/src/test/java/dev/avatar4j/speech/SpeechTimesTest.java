package dev.avatar4j.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.speech.synthesis.TimedLipsync;
import org.junit.jupiter.api.Test;

class SpeechTimesTest {
  @Test
  void words_may_be_percent_encoded_or_plain() throws Exception {
    SpeechTimes encoded =
        parse(
            "[{'word': 'caf%C3%A9', 'phonemes': 'k%C3%A6f%CB%88A', 'start_time': 0, 'end_time': 1},"
                + "{'word': '%2C', 'phonemes': '%2C', 'start_time': 1, 'end_time': null}]");
    assertThat(encoded.words().get(0)).isEqualTo(new WordTiming("café", "kæfˈA", 0, 1));
    assertThat(encoded.words().get(1).word()).isEqualTo(",");
    assertThat(encoded.words().get(1).isTimed()).isFalse();
    SpeechTimes plain =
        parse("{'words': [{'word': '100%', 'start': 0, 'end': 1}, {'word': '%41 café'}, 'hello']}");
    assertThat(plain.words())
        .extracting(WordTiming::word)
        .containsExactly("100%", "%41 café", "hello");
  }

  @Test
  void visemes_are_taken_as_they_are() throws Exception {
    TimedLipsync lipsync =
        TimedLipsync.of(parse("{'visemes': [['ooo', 0.5, 1], ['close', 0, 0.5]], 'duration': 3}"));
    assertThat(lipsync.source()).isEqualTo(TimedLipsync.Source.VISEMES);
    assertThat(lipsync.track().duration()).isEqualTo(3);
    assertThat(lipsync.track().at(0.7).orElseThrow().viseme()).isEqualTo(Viseme.OOO);
  }

  @Test
  void words_without_phonemes_are_guessed_from_their_letters() throws Exception {
    VisemeTrack track =
        TimedLipsync.of(parse("[{'word': 'Bob', 'start_time': 1, 'end_time': 1.3}]")).track();
    assertThat(track.events().get(0).viseme()).isEqualTo(Viseme.CLOSE);
    assertThat(track.events().get(0).start()).isEqualTo(1);
    assertThat(track.duration()).isCloseTo(1.3, within(1e-9));
  }

  @Test
  void without_sound_times_are_needed() throws Exception {
    SpeechTimes untimed = parse("['hello']");
    assertThatThrownBy(() -> TimedLipsync.of(untimed))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("times");
  }

  @Test
  void all_that_is_wrong_is_listed() {
    assertThatThrownBy(() -> parse("{'words': [5, {'start': 'x'}, {'word': 'a'}], 'sped': 1}"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("words[0]")
        .hasMessageContaining("words[1]")
        .hasMessageContaining("sped");
  }

  private static SpeechTimes parse(String json) throws Exception {
    return SpeechTimes.parse("times", new ObjectMapper().readTree(json.replace('\'', '"')));
  }
}
