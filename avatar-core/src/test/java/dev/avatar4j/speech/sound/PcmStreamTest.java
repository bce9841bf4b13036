package dev.avatar4j.speech.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatar4j.InvalidInputException;
import dev.avatar4j.speech.VisemeSource;
import dev.avatar4j.speech.sound.PcmStream.Encoding;
import dev.avatar4j.speech.sound.SyntheticVoice.Speaker;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PcmStreamTest {
  private static final int RATE = 16_000;

  private final AtomicLong clock = new AtomicLong();
  private final Sound vowel =
      new SyntheticVoice(RATE).silence(0.3).vowel('a', Speaker.MAN, 120, 0.4).sound();

  @ParameterizedTest
  @CsvSource({"S16LE, 1, 1", "S16LE, 2, 3", "F32LE, 1, 7", "F32LE, 8, 4099"})
  void bytes_cut_anywhere_give_the_mouth_of_the_samples(
      Encoding encoding, int channels, int piece) {
    SoundLipsync lips = new SoundLipsync(RATE, clock::get);
    PcmStream stream = new PcmStream(encoding, channels, lips);
    ByteBuffer bytes = ByteBuffer.allocate(vowel.length() * stream.frameBytes());
    bytes.order(ByteOrder.LITTLE_ENDIAN);
    SoundLipsync expected = new SoundLipsync(RATE, clock::get);
    for (int i = 0; i < vowel.length(); i++) {
      short rounded = (short) Math.round(vowel.sample(i) * 32768);
      expected.push(new float[] {rounded / 32768f}, 0, 1);
      for (int c = 0; c < channels; c++) {
        if (encoding == Encoding.S16LE) {
          bytes.putShort(rounded);
        } else {
          bytes.putFloat(rounded / 32768f);
        }
      }
    }
    for (int at = 0; at < bytes.capacity(); at += piece) {
      stream.push(bytes.slice(at, Math.min(piece, bytes.capacity() - at)));
    }
    assertThat(lips.analyzed()).isEqualTo(expected.analyzed());
    for (double t = 0; t < 0.7; t += 0.01) {
      float[] mouth = new float[6];
      float[] wanted = new float[6];
      lips.sample(t, mouth);
      expected.sample(t, wanted);
      assertThat(mouth).containsExactly(wanted);
    }
  }

  @Test
  void the_newest_mouth_closes_when_nothing_comes() {
    SoundLipsync lips = new SoundLipsync(RATE, clock::get);
    lips.push(vowel.shared(), 0, (int) (0.5 * RATE));
    assertThat(newest(lips)).isGreaterThan(0.5f);
    clock.set(140_000_000);
    assertThat(newest(lips)).isGreaterThan(0.5f);
    clock.set(260_000_000);
    assertThat(newest(lips)).isZero();
    lips.push(vowel.shared(), (int) (0.5 * RATE), (int) (0.1 * RATE));
    assertThat(newest(lips)).isGreaterThan(0.5f);
  }

  private static float newest(SoundLipsync lips) {
    float[] mouth = new float[6];
    lips.sample(VisemeSource.NEWEST, mouth);
    float sum = 0;
    for (float weight : mouth) {
      sum += weight;
    }
    return sum;
  }

  @Test
  void channels_out_of_range_are_refused() {
    SoundLipsync lips = new SoundLipsync(RATE);
    for (int channels : new int[] {0, 9, -1}) {
      assertThatThrownBy(() -> new PcmStream(Encoding.S16LE, channels, lips))
          .isInstanceOfSatisfying(
              InvalidInputException.class, e -> assertThat(e.field()).isEqualTo("channels"));
    }
  }
}
