package dev.avatar4j.speech.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.avatar4j.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoundTest {
  private static Sound tone(int rate, double hertz) {
    float[] samples = new float[rate / 2];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (0.5 * Math.sin(2 * Math.PI * hertz * i / rate));
    }
    return Sound.of(samples, rate);
  }

  @ParameterizedTest
  @CsvSource({"16000, 44100", "16000, 48000", "22050, 48000", "48000, 16000", "8000, 192000"})
  void another_rate_is_the_same_sound_at_the_same_time(int from, int to) {
    Sound expected = tone(to, 440);
    Sound resampled = tone(from, 440).atRate(to);
    assertThat(resampled.rate()).isEqualTo(to);
    assertThat(resampled.length()).isEqualTo(expected.length());
    for (int i = to / 50; i < expected.length() - to / 50; i++) {
      assertThat(resampled.sample(i)).isCloseTo(expected.sample(i), within(1e-3f));
    }
  }

  @Test
  void what_the_lower_rate_cannot_hold_is_lost() {
    Sound resampled = tone(48_000, 11_000).atRate(16_000);
    for (int i = 400; i < resampled.length() - 400; i++) {
      assertThat(resampled.sample(i)).isCloseTo(0, within(1e-3f));
    }
  }

  @Test
  void its_own_rate_changes_nothing_and_a_rate_out_of_range_is_refused() {
    Sound sound = tone(16_000, 440);
    assertThat(sound.atRate(16_000)).isSameAs(sound);
    assertThatThrownBy(() -> sound.atRate(100)).isInstanceOf(InvalidInputException.class);
  }
}
