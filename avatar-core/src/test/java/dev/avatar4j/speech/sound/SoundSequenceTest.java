package dev.avatar4j.speech.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatar4j.InvalidInputException;
import org.junit.jupiter.api.Test;

class SoundSequenceTest {
  private static final int RATE = 8000;

  @Test
  void sounds_and_silences_follow_one_another() {
    Sound joined =
        new SoundSequence(RATE)
            .silenceUntil(2.0 / RATE)
            .append(Sound.of(new float[] {0.5f, -0.5f}, RATE))
            .silenceUntil(3.0 / RATE) // is longer already
            .append(Sound.of(new float[] {0.25f}, RATE))
            .silenceUntil(6.0 / RATE)
            .join();
    assertThat(joined).isEqualTo(Sound.of(new float[] {0, 0, 0.5f, -0.5f, 0.25f, 0}, RATE));
  }

  @Test
  void another_rate_or_too_much_is_refused_and_changes_nothing() {
    SoundSequence sequence = new SoundSequence(RATE).silenceUntil(1);
    assertThatThrownBy(() -> sequence.append(Sound.of(new float[9], 16_000)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("16000 Hz");
    assertThatThrownBy(() -> sequence.silenceUntil(Sound.MAX_SECONDS + 1))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("3600 s");
    assertThatThrownBy(() -> new SoundSequence(10)).isInstanceOf(InvalidInputException.class);
    assertThat(sequence.duration()).isEqualTo(1);
  }
}
