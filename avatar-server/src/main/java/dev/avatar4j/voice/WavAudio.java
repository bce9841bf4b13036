package dev.avatar4j.voice;

import dev.avatar4j.AvatarException;
import dev.avatar4j.speech.synthesis.SpeechAudio;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The WAV files that speech engines write: 16-bit PCM. */
public final class WavAudio {
  private static final int HEADER = 44;
  private static final int PCM = 1;
  private static final int EXTENSIBLE = 0xFFFE;

  private WavAudio() {}

  /**
   * @param bytes a RIFF WAVE file of 16-bit PCM; several channels are mixed into one. Sizes in its
   *     header may be too large, as in a file that was streamed
   * @param engine who wrote it, for messages
   * @return its sound
   * @throws AvatarException if it is no such file
   */
  public static SpeechAudio read(byte[] bytes, String engine) {
    ByteBuffer wav = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.length < 12 || !name(wav, 0).equals("RIFF") || !name(wav, 8).equals("WAVE")) {
      throw broken(engine, "it is no RIFF WAVE file");
    }
    int channels = 0;
    int rate = 0;
    long at = 12;
    while (at + 8 <= bytes.length) {
      int chunk = (int) at;
      long size = Integer.toUnsignedLong(wav.getInt(chunk + 4));
      if (name(wav, chunk).equals("fmt ") && chunk + 24 <= bytes.length) {
        int format = Short.toUnsignedInt(wav.getShort(chunk + 8));
        int bits = wav.getShort(chunk + 22);
        if ((format != PCM && format != EXTENSIBLE) || bits != 16) {
          throw broken(
              engine, "it has format " + format + " with " + bits + " bits, not 16-bit PCM");
        }
        channels = wav.getShort(chunk + 10);
        rate = wav.getInt(chunk + 12);
      } else if (name(wav, chunk).equals("data")) {
        if (channels < 1) {
          throw broken(engine, "its format is missing");
        }
        int end = (int) Math.min(bytes.length, at + 8 + size);
        return SpeechAudio.of(mixed(wav, chunk + 8, end, channels), rate);
      }
      at += 8 + size + (size & 1);
    }
    throw broken(engine, "it has no sound");
  }

  private static String name(ByteBuffer wav, int at) {
    byte[] name = new byte[4];
    wav.get(at, name);
    return new String(name, StandardCharsets.ISO_8859_1);
  }

  private static AvatarException broken(String engine, String reason) {
    return new AvatarException(
        "The speech engine " + engine + " sent a broken WAV: " + reason + ".");
  }

  private static short[] mixed(ByteBuffer wav, int start, int end, int channels) {
    short[] samples = new short[(end - start) / 2 / channels];
    int at = start;
    for (int i = 0; i < samples.length; i++) {
      int sum = 0;
      for (int channel = 0; channel < channels; channel++) {
        sum += wav.getShort(at);
        at += 2;
      }
      samples[i] = (short) (sum / channels);
    }
    return samples;
  }

  /**
   * @param audio a sound
   * @return it as a RIFF WAVE file: 16-bit PCM, one channel
   */
  public static byte[] write(SpeechAudio audio) {
    int size = audio.length() * 2;
    ByteBuffer wav = ByteBuffer.allocate(HEADER + size).order(ByteOrder.LITTLE_ENDIAN);
    wav.put(ascii("RIFF")).putInt(HEADER - 8 + size).put(ascii("WAVEfmt "));
    wav.putInt(16).putShort((short) PCM).putShort((short) 1);
    wav.putInt(audio.sampleRate()).putInt(audio.sampleRate() * 2);
    wav.putShort((short) 2).putShort((short) 16);
    wav.put(ascii("data")).putInt(size);
    for (int i = 0; i < audio.length(); i++) {
      wav.putShort(audio.sample(i));
    }
    return wav.array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
