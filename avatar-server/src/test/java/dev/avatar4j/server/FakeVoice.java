package dev.avatar4j.server;

import dev.avatar4j.AvatarException;
import dev.avatar4j.speech.PhoneSet;
import dev.avatar4j.speech.PhoneTiming;
import dev.avatar4j.speech.WordTiming;
import dev.avatar4j.speech.sound.Sound;
import dev.avatar4j.speech.synthesis.SpeechClip;
import dev.avatar4j.speech.synthesis.SpeechRequest;
import dev.avatar4j.speech.synthesis.SpeechSynthesizer;
import dev.avatar4j.speech.synthesis.SpeechVoice;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Says every word as a tone of a quarter of a second, with its times; fails on "crash", says
 * nothing on "silence".
 */
final class FakeVoice implements SpeechSynthesizer {
  static final int RATE = 16_000;
  static final double WORD_SECONDS = 0.25;

  final List<SpeechRequest> requests = new CopyOnWriteArrayList<>();
  volatile boolean closed;

  @Override
  public String name() {
    return "fake";
  }

  @Override
  public List<SpeechVoice> voices() {
    return List.of(
        new SpeechVoice("zoe", "en-US", "The default"), new SpeechVoice("adam", "en-US", ""));
  }

  @Override
  public SpeechClip synthesize(SpeechRequest request) {
    requests.add(request);
    if (!request.voice().isEmpty() && voices().stream().noneMatch(it -> is(it, request))) {
      throw SpeechVoice.unknown(name(), request.voice(), List.of("zoe", "adam"));
    }
    if (request.text().contains("crash")) {
      throw new AvatarException("The fake voice crashed as it was told.");
    }
    String[] written = request.text().split(" ", -1);
    double length = WORD_SECONDS / request.speed();
    List<WordTiming> words = new ArrayList<>();
    List<PhoneTiming> phones = new ArrayList<>();
    for (int i = 0; i < written.length; i++) {
      double start = i * length;
      words.add(new WordTiming(written[i], "mˈɑ", start, start + length));
      phones.add(new PhoneTiming("m", start, start + length / 2));
      phones.add(new PhoneTiming("aa", start + length / 2, start + length));
    }
    return SpeechClip.of(request.text(), sound(request, written.length * length))
        .withWords(words)
        .withPhones(PhoneSet.ARPABET, phones);
  }

  private static boolean is(SpeechVoice voice, SpeechRequest request) {
    return voice.id().equals(request.voice());
  }

  private static Sound sound(SpeechRequest request, double seconds) {
    float[] samples = new float[(int) Math.round(seconds * RATE)];
    double loudness = request.text().contains("silence") ? 0 : 0.5;
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (loudness * Math.sin(2 * Math.PI * 440 * i / RATE));
    }
    return Sound.of(samples, RATE);
  }

  @Override
  public void close() {
    closed = true;
  }
}
