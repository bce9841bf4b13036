package dev.avatar4j.server;

import dev.avatar4j.speech.sound.Sound;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Vowels of a man at 48 kHz: glottal pulses through resonances at the formants that Hillenbrand and
 * others measured (1995), 0.3 s of silence before each.
 */
final class VowelSound {
  static final int RATE = 48_000;
  private static final double[][] FORMANTS = {
    {768, 1333, 2522}, {342, 2322, 3000}, {378, 997, 2343}, {476, 2089, 2691}, {497, 910, 2459}
  };
  private static final double[] WIDTHS = {70, 90, 140, 200, 300};

  private VowelSound() {}

  /** Vowels among a, i, u, e, o, each 0.3 s of silence and 0.4 s of sound. */
  static float[] of(String vowels) {
    int silence = (int) (0.3 * RATE);
    int length = (int) (0.4 * RATE);
    float[] samples = new float[vowels.length() * (silence + length)];
    for (int v = 0; v < vowels.length(); v++) {
      double[] three = FORMANTS["aiueo".indexOf(vowels.charAt(v))];
      double[] formants = {three[0], three[1], three[2], 3500, 4375};
      write(formants, samples, v * (silence + length) + silence, length);
    }
    return samples;
  }

  private static void write(double[] formants, float[] out, int at, int length) {
    double[] state = new double[2 * formants.length];
    double fall = Math.exp(-2 * Math.PI * 100 / RATE);
    double glottis = 0;
    double phase = 0;
    double power = 0;
    for (int i = 0; i < length; i++) {
      phase += 120.0 / RATE;
      double pulse = phase >= 1 ? 1 : 0;
      phase -= pulse;
      glottis = fall * glottis + (1 - fall) * pulse;
      double x = glottis;
      for (int k = 0; k < formants.length; k++) {
        double r = Math.exp(-Math.PI * WIDTHS[k] / RATE);
        double b = 2 * r * Math.cos(2 * Math.PI * formants[k] / RATE);
        double y = (1 - b + r * r) * x + b * state[2 * k] - r * r * state[2 * k + 1];
        state[2 * k + 1] = state[2 * k];
        state[2 * k] = y;
        x = y;
      }
      out[at + i] = (float) x;
      power += x * x;
    }
    double gain = 0.25 / Math.sqrt(power / length);
    for (int i = 0; i < length; i++) {
      double edge = Math.min(i, length - 1 - i) / (0.015 * RATE);
      out[at + i] *= (float) (gain * Math.min(1, edge));
    }
  }

  static Sound sound(String vowels) {
    return Sound.of(of(vowels), RATE);
  }

  /** The samples as 16-bit PCM of so many equal channels. */
  static byte[] s16(float[] samples, int channels) {
    ByteBuffer bytes =
        ByteBuffer.allocate(samples.length * 2 * channels).order(ByteOrder.LITTLE_ENDIAN);
    for (float sample : samples) {
      for (int c = 0; c < channels; c++) {
        bytes.putShort((short) Math.max(-32768, Math.min(32767, Math.round(sample * 32768))));
      }
    }
    return bytes.array();
  }

  static byte[] f32(float[] samples) {
    ByteBuffer bytes = ByteBuffer.allocate(samples.length * 4).order(ByteOrder.LITTLE_ENDIAN);
    for (float sample : samples) {
      bytes.putFloat(sample);
    }
    return bytes.array();
  }
}
