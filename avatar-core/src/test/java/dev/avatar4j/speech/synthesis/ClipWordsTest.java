package dev.avatar4j.speech.synthesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.avatar4j.speech.WordTiming;
import dev.avatar4j.speech.sound.Sound;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClipWordsTest {
  /** Two seconds, heard from 0.5 s to 1.5 s. */
  private static Sound sound() {
    float[] samples = new float[16_000];
    Arrays.fill(samples, 4000, 12_000, 0.5f);
    return Sound.of(samples, 8000);
  }

  @Test
  void the_words_are_those_that_the_engine_has_timed_without_marks() {
    WordTiming yes = new WordTiming("Yes", "jɛs", 0.5, 0.8);
    WordTiming sir = new WordTiming("sir", "", 0.8, 1.5);
    SpeechClip clip =
        SpeechClip.of("Yes, sir.", sound())
            .withWords(
                List.of(
                    yes,
                    new WordTiming(",", ",", 0.8, 0.8),
                    new WordTiming("lost", "", Double.NaN, Double.NaN),
                    sir));
    assertThat(ClipWords.of(clip)).containsExactly(yes, sir);
  }

  @Test
  void times_beyond_the_sound_or_going_back_are_brought_into_it() {
    SpeechClip clip =
        SpeechClip.of("a b c", sound())
            .withWords(
                List.of(
                    new WordTiming("a", "", 1, 1.2),
                    new WordTiming("b", "", 0.3, 0.4),
                    new WordTiming("c", "", 99, 100)));
    assertThat(ClipWords.of(clip))
        .containsExactly(
            new WordTiming("a", "", 1, 1.2),
            new WordTiming("b", "", 1, 1),
            new WordTiming("c", "", 2, 2));
  }

  @Test
  void without_times_they_share_what_is_not_silent_by_how_long_they_take() {
    List<WordTiming> words = ClipWords.of(SpeechClip.of("I am - unbelievably glad", sound()));
    assertThat(words)
        .extracting(WordTiming::word)
        .containsExactly("I", "am", "unbelievably", "glad");
    assertThat(words.get(0).start()).isCloseTo(0.5, within(1e-9));
    assertThat(words.get(3).end()).isCloseTo(1.5, within(1e-9));
    for (int i = 1; i < 4; i++) {
      assertThat(words.get(i).start()).isEqualTo(words.get(i - 1).end());
    }
    assertThat(words.get(2).end() - words.get(2).start()).isGreaterThan(0.4);
  }

  @Test
  void words_of_any_script_are_spread_and_a_clip_without_text_has_none() {
    assertThat(ClipWords.of(SpeechClip.of("Привет мир", sound()))).hasSize(2);
    assertThat(ClipWords.of(SpeechClip.of("", sound()))).isEmpty();
  }
}
