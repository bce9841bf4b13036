package dev.avatar4j.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.avatar4j.InvalidInputException;
import dev.avatar4j.pose.Morph;
import org.junit.jupiter.api.Test;

class CaptionLipsyncTest {
  private final CaptionLipsync captions = new CaptionLipsync();
  private final float[] mouth = new float[6];

  @Test
  void words_with_phonemes_are_said_one_after_another_as_they_come() {
    assertThat(captions.sample(1, mouth)).isFalse();
    double end = captions.say(new WordTiming("bee", "bi", Double.NaN, Double.NaN), 1);
    assertThat(end).isCloseTo(1.15, within(1e-9));
    captions.say(new WordTiming("you", "ju", Double.NaN, Double.NaN), 1.05);
    assertThat(captions.sample(0.99, mouth)).isFalse();
    assertShape(1.03, null);
    assertShape(1.1, Morph.MOUTH_III);
    assertShape(1.17, Morph.MOUTH_AAA);
    assertShape(1.25, Morph.MOUTH_UUU);
    assertShape(1.5, null);
    assertThat(captions.sample(2.4, mouth)).isFalse();
  }

  @Test
  void a_word_of_letters_only_closes_the_lips_on_b_m_p() {
    captions.say("Maybe", 0);
    assertShape(0.01, null);
    assertShape(0.1, Morph.MOUTH_AAA);
    assertShape(0.24, null);
  }

  @Test
  void a_word_with_times_is_said_at_those() {
    assertThat(captions.say(new WordTiming("Sharon", "ʃˈɛɹən", 0.275, 0.575), 7))
        .isCloseTo(0.575, within(1e-9));
    assertShape(0.3, Morph.MOUTH_OOO);
    assertShape(0.4, Morph.MOUTH_EEE);
    assertShape(0.5, Morph.MOUTH_DELTA);
  }

  @Test
  void a_mouth_that_is_behind_speaks_faster() {
    double end = 0;
    for (int i = 0; i < 20; i++) {
      end = captions.say("abracadabra", 0);
    }
    assertThat(end).isLessThan(0.7 * 20 * 11 * CaptionLipsync.SOUND);
  }

  @Test
  void signs_move_no_mouth_and_hours_of_words_are_taken() {
    assertThat(captions.say("...", 3)).isZero();
    double end = 0;
    for (int i = 0; i < 3000; i++) {
      end = captions.say("hello", i * 2.0);
    }
    assertThat(end).isGreaterThan(5998);
    assertShape(5998.1, Morph.MOUTH_EEE);
  }

  @Test
  void what_is_no_time_or_too_long_is_refused() {
    assertThatThrownBy(() -> captions.say("a", Double.NaN))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("NaN");
    assertThatThrownBy(() -> captions.say("a".repeat(201), 0))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("200");
  }

  @Test
  void after_the_end_it_is_over() {
    captions.say("on", 0);
    captions.end();
    assertThat(captions.isOver(0.1)).isFalse();
    assertThat(captions.isOver(0.3)).isTrue();
    assertThat(captions.say("more", 1)).isCloseTo(0.15, within(1e-9));
  }

  private void assertShape(double seconds, Morph morph) {
    assertThat(captions.sample(seconds, mouth)).isTrue();
    for (int k = 0; k < mouth.length; k++) {
      assertThat(mouth[k])
          .as(Morph.MOUTH_OPEN.get(k).key() + " at " + seconds)
          .isEqualTo(Morph.MOUTH_OPEN.get(k) == morph ? 1f : 0f);
    }
  }
}
