package dev.avatar4j.server;

import dev.avatar4j.speech.PhoneSet;
import dev.avatar4j.speech.PhoneTiming;
import dev.avatar4j.speech.sound.Sound;
import dev.avatar4j.speech.synthesis.SpeechClip;
import dev.avatar4j.speech.synthesis.SpeechRequest;
import dev.avatar4j.speech.synthesis.SpeechSynthesizer;
import dev.avatar4j.speech.synthesis.SpeechVoice;
import java.util.ArrayList;
import java.util.List;

/**
 * Says one open vowel again and again, whatever the text, with silence between: its edges are known
 * exactly. No two gaps are alike, so that no shift but the true one fits all edges.
 */
final class EdgeVoice implements SpeechSynthesizer {
  static final int RATE = 48_000;

  /** Silence before each vowel and its length, in seconds. */
  private static final double[][] VOWELS = {
    {0.60, 0.31},
    {0.47, 0.22},
    {0.73, 0.43},
    {0.39, 0.27},
    {0.58, 0.36},
    {0.85, 0.24},
    {0.43, 0.51},
    {0.67, 0.29},
    {0.52, 0.33},
    {0.94, 0.21},
  };

  private static final double SILENCE_AT_END = 0.5;

  /** The vowels: start and end in seconds. */
  static List<double[]> vowels() {
    List<double[]> vowels = new ArrayList<>();
    double at = 0;
    for (double[] vowel : VOWELS) {
      vowels.add(new double[] {at + vowel[0], at + vowel[0] + vowel[1]});
      at += vowel[0] + vowel[1];
    }
    return vowels;
  }

  @Override
  public String name() {
    return "edges";
  }

  @Override
  public List<SpeechVoice> voices() {
    return List.of();
  }

  @Override
  public SpeechClip synthesize(SpeechRequest request) {
    List<PhoneTiming> phones = new ArrayList<>();
    List<double[]> vowels = vowels();
    double end = vowels.get(vowels.size() - 1)[1] + SILENCE_AT_END;
    float[] samples = new float[(int) Math.round(end * RATE)];
    double at = 0;
    for (double[] vowel : vowels) {
      phones.add(new PhoneTiming("pau", at, vowel[0]));
      phones.add(new PhoneTiming("aa", vowel[0], vowel[1]));
      at = vowel[1];
      int first = (int) Math.round(vowel[0] * RATE);
      int last = (int) Math.round(vowel[1] * RATE);
      for (int i = first; i < last; i++) {
        samples[i] = (float) (0.3 * Math.cos(2 * Math.PI * 440 * (i - first) / RATE));
      }
    }
    phones.add(new PhoneTiming("pau", at, end));
    return SpeechClip.of(request.text(), Sound.of(samples, RATE))
        .withPhones(PhoneSet.ARPABET, phones);
  }

  @Override
  public void close() {}
}
