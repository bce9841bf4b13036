package dev.avatar4j.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatar4j.AvatarException;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.speech.sound.Sound;
import dev.avatar4j.speech.sound.WavWriter;
import org.junit.jupiter.api.Test;

class EngineWavTest {
  @Test
  void a_sound_file_of_an_engine_is_its_sound() {
    Sound sound = Sound.ofPcm16(new short[] {1, -2, Short.MAX_VALUE, Short.MIN_VALUE}, 16_000);
    assertThat(EngineWav.read(WavWriter.toBytes(sound), "test")).isEqualTo(sound);
  }

  @Test
  void a_broken_file_is_blamed_on_the_engine_and_not_on_the_user() {
    assertThatThrownBy(() -> EngineWav.read(new byte[] {1, 2, 3}, "test"))
        .isInstanceOf(AvatarException.class)
        .isNotInstanceOf(InvalidInputException.class)
        .hasMessageContaining("test")
        .hasMessageContaining("RIFF");
  }
}
