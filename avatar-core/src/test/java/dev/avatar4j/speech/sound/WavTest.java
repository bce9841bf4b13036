package dev.avatar4j.speech.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.avatar4j.InvalidInputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WavTest {
  private static final float[] RAMP = {0, 0.25f, -0.25f, 0.5f, -0.5f, 0.75f, -1};

  @ParameterizedTest
  @CsvSource({"1,8,0.01", "1,16,1e-4", "1,24,1e-6", "1,32,1e-7", "3,32,1e-7", "3,64,1e-7"})
  void every_format_is_read_plain_and_extensible(int code, int bits, float tolerance) {
    for (boolean extensible : new boolean[] {false, true}) {
      Sound sound = WavReader.read(wav(code, bits, 1, 44_100, extensible, -1));
      assertThat(sound.rate()).isEqualTo(44_100);
      assertThat(sound.samples()).hasSize(RAMP.length);
      for (int i = 0; i < RAMP.length; i++) {
        assertThat(sound.sample(i)).isCloseTo(RAMP[i], within(tolerance));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 6})
  void channels_are_mixed_down_evenly(int channels) {
    Sound sound = WavReader.read(wav(1, 16, channels, 8000, true, -1));
    for (int i = 0; i < RAMP.length; i++) {
      assertThat(sound.sample(i)).isCloseTo(RAMP[i] / channels, within(1e-4f));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 0xFFFFFFFFL, 1_000_000})
  void headers_of_streams_and_files_that_are_cut_off_give_what_is_there(long size) {
    assertThat(WavReader.read(wav(1, 16, 1, 8000, false, size)).samples()).hasSize(RAMP.length);
  }

  @Test
  void what_is_written_is_read_again_to_the_bit() throws IOException {
    float[] samples = new float[20_000];
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (random.nextInt(65536) - 32768) / 32768f;
    }
    Sound sound = Sound.of(samples, 24_000);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    WavWriter.write(sound, out);
    assertThat(out.toByteArray()).isEqualTo(WavWriter.toBytes(sound));
    assertThat(WavReader.read(out.toByteArray()).samples()).containsExactly(samples);
    byte[] loud = WavWriter.toBytes(Sound.of(new float[] {3, -3}, 24_000));
    assertThat(WavReader.read(loud).samples()).containsExactly(32767 / 32768f, -1);
  }

  @Test
  void what_is_wrong_is_named() {
    assertRefused(new byte[0], "RIFF");
    assertRefused(change(wav(1, 16, 1, 8000, false, -1), 20, 2), "compressed");
    assertRefused(change(wav(1, 16, 1, 8000, false, -1), 22, 0), "channels");
    assertRefused(change(wav(1, 16, 1, 8000, false, -1), 34, 12), "PCM 12");
    assertRefused(change(wav(1, 16, 1, 8000, false, -1), 32, 7), "bytes instead of");
    assertRefused(wav(1, 16, 1, 3999, false, -1), "3999 samples per second");
    assertRefused(wav(1, 16, 1, 192_001, false, -1), "192001");
    assertRefused(Arrays.copyOf(wav(1, 16, 1, 8000, false, -1), 30), "within its format chunk");
    assertRefused(Arrays.copyOf(wav(1, 16, 1, 8000, false, -1), 36), "no data chunk");
    byte[] infinite = wav(3, 32, 1, 8000, false, -1);
    ByteBuffer.wrap(infinite)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putFloat(infinite.length - 4, Float.POSITIVE_INFINITY);
    assertRefused(infinite, "not a finite number");
  }

  @Test
  void ten_thousand_broken_files_give_sound_or_a_reason() {
    SplittableRandom random = new SplittableRandom(42);
    int[][] kinds = {{1, 8}, {1, 16}, {1, 24}, {1, 32}, {3, 32}, {3, 64}};
    int refused = 0;
    for (int i = 0; i < 10_000; i++) {
      int[] kind = kinds[i % kinds.length];
      byte[] file = wav(kind[0], kind[1], 1 + i % 3, 16_000, i % 2 == 0, -1);
      for (int k = random.nextInt(6); k >= 0; k--) {
        file[random.nextInt(file.length)] = (byte) random.nextInt(256);
      }
      if (random.nextInt(3) == 0) {
        file = Arrays.copyOf(file, random.nextInt(file.length + 40));
      }
      try {
        assertThat(WavReader.read(file).length()).isLessThan(file.length);
      } catch (InvalidInputException e) {
        assertThat(e.field()).isEqualTo("sound");
        refused++;
      }
    }
    assertThat(refused).isBetween(2000, 9900);
  }

  private static void assertRefused(byte[] file, String reason) {
    assertThatThrownBy(() -> WavReader.read(file))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(reason);
  }

  private static byte[] change(byte[] file, int at, int value) {
    file[at] = (byte) value;
    return file;
  }

  /** A file with an odd chunk in between; the first channel has the ramp, others are silent. */
  private static byte[] wav(
      int code, int bits, int channels, int rate, boolean extensible, long size) {
    int format = extensible ? 40 : 16;
    int bytes = RAMP.length * channels * bits / 8;
    ByteBuffer file =
        ByteBuffer.allocate(12 + 8 + format + 8 + 4 + 8 + bytes).order(ByteOrder.LITTLE_ENDIAN);
    file.put("RIFF".getBytes(java.nio.charset.StandardCharsets.US_ASCII)).putInt(0);
    file.put("WAVEfmt ".getBytes(java.nio.charset.StandardCharsets.US_ASCII)).putInt(format);
    file.putShort((short) (extensible ? 0xFFFE : code)).putShort((short) channels).putInt(rate);
    file.putInt(rate * channels * bits / 8).putShort((short) (channels * bits / 8));
    file.putShort((short) bits);
    if (extensible) {
      file.putShort((short) 22).putShort((short) bits).putInt(0).putShort((short) code);
      file.position(file.position() + 14);
    }
    file.put("LIST".getBytes(java.nio.charset.StandardCharsets.US_ASCII)).putInt(3).putInt(0);
    file.put("data".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    file.putInt((int) (size < 0 ? bytes : size));
    for (float value : RAMP) {
      for (int c = 0; c < channels; c++) {
        put(file, code, bits, c == 0 ? value : 0);
      }
    }
    return file.array();
  }

  private static void put(ByteBuffer file, int code, int bits, float value) {
    switch (code * 100 + bits) {
      case 108 -> file.put((byte) Math.min(255, 128 + Math.round(value * 128)));
      case 116 -> file.putShort((short) (value * 32768));
      case 124 -> {
        int whole = (int) (value * 8388608);
        file.putShort((short) whole).put((byte) (whole >> 16));
      }
      case 132 -> file.putInt((int) (value * 2147483648.0));
      case 332 -> file.putFloat(value);
      default -> file.putDouble(value);
    }
  }
}
