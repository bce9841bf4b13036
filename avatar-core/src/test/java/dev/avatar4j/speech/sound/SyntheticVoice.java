package dev.avatar4j.speech.sound;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Sound whose truth is known: a glottal pulse train through formant resonators in cascade (Klatt
 * 1980), with silences and noise. The formants are the means that Hillenbrand and others (1995)
 * measured for men, women and children, other than those the recognizer is built on.
 */
final class SyntheticVoice {
  /** Whose vocal tract. */
  enum Speaker {
    MAN(
        new double[][] {
          {768, 1333, 2522},
          {342, 2322, 3000},
          {378, 997, 2343},
          {476, 2089, 2691},
          {497, 910, 2459}
        },
        3500),
    WOMAN(
        new double[][] {
          {936, 1551, 2815},
          {437, 2761, 3372},
          {459, 1105, 2735},
          {536, 2530, 3047},
          {555, 1035, 2828}
        },
        4100),
    CHILD(
        new double[][] {
          {1002, 1688, 2950},
          {452, 3081, 3702},
          {494, 1345, 2988},
          {564, 2656, 3323},
          {597, 1137, 2987}
        },
        4500);

    private final double[][] formants;
    private final double fourth;

    Speaker(double[][] formants, double fourth) {
      this.formants = formants;
      this.fourth = fourth;
    }
  }

  private final int rate;
  private final SplittableRandom random = new SplittableRandom(7);
  private final List<Float> samples = new ArrayList<>();
  private final double[] state = new double[10];
  private double phase;

  SyntheticVoice(int rate) {
    this.rate = rate;
  }

  SyntheticVoice silence(double seconds) {
    for (int i = 0; i < Math.round(seconds * rate); i++) {
      samples.add(0f);
    }
    return this;
  }

  SyntheticVoice vowel(char vowel, Speaker speaker, double pitch, double seconds) {
    return vowel(vowel, speaker, pitch, seconds, 0.25);
  }

  /** One of a, i, u, e, o, with a loudness (root mean square) and 15 ms at both ends to swell. */
  SyntheticVoice vowel(char vowel, Speaker speaker, double pitch, double seconds, double loudness) {
    double[] three = speaker.formants["aiueo".indexOf(vowel)];
    double[] f = {three[0], three[1], three[2], speaker.fourth, speaker.fourth * 1.25};
    double[] width = {70, 90, 140, 200, 300};
    int count = (int) Math.round(seconds * rate);
    double[] out = new double[count];
    double glottis = 0;
    double power = 0;
    for (int i = 0; i < count; i++) {
      phase += pitch * (1 + 0.02 * Math.sin(2 * Math.PI * 5 * i / rate)) / rate;
      double pulse = 0;
      if (phase >= 1) {
        phase -= 1;
        pulse = 1;
      }
      double fall = Math.exp(-2 * Math.PI * 100 / rate);
      glottis = fall * glottis + (1 - fall) * pulse;
      double x = glottis;
      for (int k = 0; k < f.length; k++) {
        if (f[k] < 0.48 * rate) {
          double r = Math.exp(-Math.PI * width[k] / rate);
          double b = 2 * r * Math.cos(2 * Math.PI * f[k] / rate);
          double y = (1 - b + r * r) * x + b * state[2 * k] - r * r * state[2 * k + 1];
          state[2 * k + 1] = state[2 * k];
          state[2 * k] = y;
          x = y;
        }
      }
      out[i] = x;
      power += x * x;
    }
    double gain = loudness / Math.sqrt(power / count);
    for (int i = 0; i < count; i++) {
      double edge = Math.min(i, count - 1 - i) / (0.015 * rate);
      samples.add((float) (gain * out[i] * Math.min(1, edge)));
    }
    return this;
  }

  /** White noise of a loudness (root mean square). */
  SyntheticVoice noise(double seconds, double loudness) {
    for (int i = 0; i < Math.round(seconds * rate); i++) {
      samples.add((float) (loudness * gauss()));
    }
    return this;
  }

  SyntheticVoice sine(double frequency, double seconds, double loudness) {
    for (int i = 0; i < Math.round(seconds * rate); i++) {
      samples.add((float) (loudness * Math.sqrt(2) * Math.sin(2 * Math.PI * frequency * i / rate)));
    }
    return this;
  }

  /** All so far, made louder, with white noise of a loudness. */
  Sound sound(double gain, double noise) {
    float[] result = new float[samples.size()];
    for (int i = 0; i < result.length; i++) {
      result[i] = (float) (gain * (samples.get(i) + noise * gauss()));
    }
    return Sound.of(result, rate);
  }

  Sound sound() {
    return sound(1, 0);
  }

  private double gauss() {
    double sum = 0;
    for (int i = 0; i < 12; i++) {
      sum += random.nextDouble();
    }
    return sum - 6;
  }
}
