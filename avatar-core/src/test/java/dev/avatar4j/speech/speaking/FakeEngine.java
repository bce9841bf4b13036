package dev.avatar4j.speech.speaking;

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
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Takes half a second for each word and never sounds the same twice. Does something bad on the
 * words CRASH, ERROR, REFUSE, SILENCE, NULL and WRONG (times far outside the sound).
 */
public class FakeEngine implements SpeechSynthesizer {
  static final int RATE = 8000;
  static final double WORD_SECONDS = 0.5;

  public final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private int count;

  @Override
  public String name() {
    return "fake";
  }

  @Override
  public List<SpeechVoice> voices() throws InterruptedException {
    return List.of(new SpeechVoice("anne", "en", ""), new SpeechVoice("bert", "en", ""));
  }

  @Override
  public synchronized SpeechClip synthesize(SpeechRequest request) throws InterruptedException {
    asked.add(request.text());
    String text = request.text();
    if (text.contains("CRASH")) {
      throw new IllegalStateException("boom");
    } else if (text.contains("ERROR")) {
      throw new StackOverflowError("deep");
    } else if (text.contains("REFUSE")) {
      throw new AvatarException("This voice cannot say that.");
    } else if (text.contains("NULL")) {
      return null;
    }
    String[] words = text.split(" ", -1);
    float[] samples = new float[(int) (RATE * WORD_SECONDS * words.length)];
    Arrays.fill(samples, text.contains("SILENCE") ? 0 : 0.5f + 0.001f * count++);
    SpeechClip clip = SpeechClip.of(text, Sound.of(samples, RATE));
    List<WordTiming> timed = new ArrayList<>();
    List<PhoneTiming> phones = new ArrayList<>();
    double shift = text.contains("WRONG") ? 1e6 : 0;
    for (int i = 0; i < words.length; i++) {
      double start = shift + i * WORD_SECONDS;
      timed.add(new WordTiming(words[i], "", start, start + WORD_SECONDS));
      phones.add(new PhoneTiming("aa", i * WORD_SECONDS, (i + 1) * WORD_SECONDS));
    }
    return clip.withWords(timed).withPhones(PhoneSet.ARPABET, phones);
  }

  @Override
  public void close() {}
}
