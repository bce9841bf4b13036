package dev.avatar4j.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatar4j.AvatarException;
import dev.avatar4j.speech.synthesis.SpeechAudio;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WavAudioTest {
  private static final SpeechAudio AUDIO =
      SpeechAudio.of(new short[] {1, -2, Short.MAX_VALUE, Short.MIN_VALUE}, 16_000);

  @Test
  void what_is_written_is_read() {
    assertThat(WavAudio.read(WavAudio.write(AUDIO), "test")).isEqualTo(AUDIO);
  }

  @Test
  void the_jdk_reads_it_too() throws Exception {
    var stream =
        javax.sound.sampled.AudioSystem.getAudioInputStream(
            new java.io.ByteArrayInputStream(WavAudio.write(AUDIO)));
    assertThat(stream.getFormat().getSampleRate()).isEqualTo(16_000f);
    assertThat(stream.getFrameLength()).isEqualTo(4);
  }

  @Test
  void the_unknown_length_of_a_streamed_file_is_all_there_is() {
    byte[] wav = WavAudio.write(AUDIO);
    ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN).putInt(4, -1).putInt(40, -1);
    assertThat(WavAudio.read(wav, "test")).isEqualTo(AUDIO);
  }

  @Test
  void two_channels_are_mixed() {
    byte[] wav = WavAudio.write(AUDIO);
    ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN).putShort(22, (short) 2);
    assertThat(WavAudio.read(wav, "test").samples()).containsExactly((short) 0, (short) 0);
  }

  @Test
  void every_file_that_is_cut_off_or_damaged_is_read_or_refused_clearly() {
    byte[] wav = WavAudio.write(AUDIO);
    for (int length = 0; length < 44; length++) {
      byte[] cut = Arrays.copyOf(wav, length);
      assertThatThrownBy(() -> WavAudio.read(cut, "test"))
          .isInstanceOf(AvatarException.class)
          .hasMessageContaining("test");
    }
    for (int at = 0; at < 44; at++) {
      for (int value : new int[] {0, 1, 127, 128, 255}) {
        byte[] damaged = wav.clone();
        damaged[at] = (byte) value;
        try {
          assertThat(WavAudio.read(damaged, "test").length()).isLessThanOrEqualTo(4);
        } catch (AvatarException expected) {
          assertThat(expected.getMessage()).isNotBlank();
        }
      }
    }
  }
}
