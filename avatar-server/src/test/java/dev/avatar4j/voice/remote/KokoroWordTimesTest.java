package dev.avatar4j.voice.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.avatar4j.speech.Viseme;
import dev.avatar4j.speech.VisemeEvent;
import dev.avatar4j.speech.WordTiming;
import dev.avatar4j.speech.synthesis.ClipLipsync;
import dev.avatar4j.speech.synthesis.SpeechClip;
import dev.avatar4j.speech.synthesis.SpeechRequest;
import dev.avatar4j.voice.remote.KokoroWordTimes.Token;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class KokoroWordTimesTest {
  private static final List<Token> HI_SAM =
      List.of(
          new Token("Hi", "hˈI", false),
          new Token(",", ",", true),
          new Token("Sam", "sˈæm", false),
          new Token("!", "!", false));
  private static final int[] DURATIONS = {7, 2, 1, 4, 3, 5, 3, 1, 4, 2, 6, 9};

  @Test
  void words_tile_the_time_line_and_meet_in_the_middle_of_spaces() {
    assertThat(KokoroWordTimes.of(HI_SAM, DURATIONS))
        .containsExactly(
            new WordTiming("Hi", "hˈI", 0.1, 0.275),
            new WordTiming(",", ",", 0.275, 0.4125),
            new WordTiming("Sam", "sˈæm", 0.4125, 0.725),
            new WordTiming("!", "!", 0.725, 0.875));
  }

  @Test
  void a_short_silence_in_front_does_not_make_times_negative() {
    int[] durations = DURATIONS.clone();
    durations[0] = 2;
    assertThat(KokoroWordTimes.of(HI_SAM, durations).get(0).start()).isZero();
  }

  @Test
  void a_token_without_phonemes_takes_its_space_and_no_time() {
    List<WordTiming> words =
        KokoroWordTimes.of(
            List.of(
                new Token("a", "a", true), new Token("*", "", true), new Token("b", "b", false)),
            3,
            2,
            4,
            6,
            1,
            3);
    assertThat(words.get(0)).isEqualTo(new WordTiming("a", "a", 0, 0.1));
    assertThat(words.get(1).isTimed()).isFalse();
    assertThat(words.get(2)).isEqualTo(new WordTiming("b", "b", 0.225, 0.325));
  }

  @Test
  void words_beyond_the_durations_have_no_times() {
    List<WordTiming> words = KokoroWordTimes.of(HI_SAM, 7, 2, 1, 4, 3, 5, 3, 1);
    assertThat(words.stream().map(WordTiming::isTimed)).containsExactly(true, true, false, false);
    assertThat(KokoroWordTimes.of(HI_SAM, 7, 2)).noneMatch(WordTiming::isTimed);
  }

  @Test
  void the_mouth_follows_words_that_tile_the_time_line() throws Exception {
    List<WordTiming> words = KokoroWordTimes.of(HI_SAM, DURATIONS);
    SpeechClip clip = spokenByKokoro("Hi, Sam!", words);
    assertThat(clip.words()).isEqualTo(words);
    assertThat(ClipLipsync.source(clip)).isEqualTo(ClipLipsync.Source.WORDS);
    List<VisemeEvent> events = ClipLipsync.track(clip).events();
    assertThat(events.get(0).start()).isEqualTo(0.1);
    assertThat(events.stream().map(VisemeEvent::start)).isSorted();
    VisemeEvent open =
        events.stream().filter(event -> event.start() > 0.4125 + 0.1).findFirst().orElseThrow();
    double letter = (0.725 - 0.4125) / 4;
    assertThat(open.start()).isCloseTo(0.4125 + 2 * letter, within(1e-9));
    assertThat(open.end()).isCloseTo(0.4125 + 3 * letter, within(1e-9));
    assertThat(open.viseme()).isEqualTo(Viseme.DELTA);
  }

  private static SpeechClip spokenByKokoro(String text, List<WordTiming> words) throws Exception {
    ObjectNode answer = new ObjectMapper().createObjectNode();
    answer.put("audio", FakeSpeechServer.base64());
    ArrayNode timestamps = answer.putArray("timestamps");
    for (WordTiming word : words) {
      timestamps
          .addObject()
          .put("word", word.word())
          .put("start_time", word.start())
          .put("end_time", word.end());
    }
    String phonemes = words.stream().map(WordTiming::phonemes).collect(Collectors.joining(" "));
    try (FakeSpeechServer server = new FakeSpeechServer()) {
      byte[] body = answer.toString().getBytes(StandardCharsets.UTF_8);
      server.on("/dev/captioned_speech", FakeSpeechServer.bytes(200, body));
      server.on("/dev/phonemize", FakeSpeechServer.json("{'phonemes': '" + phonemes + "'}"));
      SpeechServer client = new SpeechServer(server.address(), "", Duration.ofSeconds(60));
      return new KokoroSynthesizer(client, "").synthesize(SpeechRequest.of(text));
    }
  }
}
