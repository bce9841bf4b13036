package dev.avatar4j.voice.freetts;

import com.sun.speech.freetts.Voice;
import com.sun.speech.freetts.en.us.cmu_us_kal.KevinVoiceDirectory;
import dev.avatar4j.speech.synthesis.SpeechClip;
import dev.avatar4j.speech.synthesis.SpeechRequest;
import dev.avatar4j.speech.synthesis.SpeechSynthesizer;
import dev.avatar4j.speech.synthesis.SpeechVoice;
import dev.avatar4j.voice.EnglishText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** FreeTTS on the calling thread. One synthesis at a time; others wait. */
final class FreeTtsSynthesizer implements SpeechSynthesizer {
  static final String NAME = "freetts";
  static final String DEFAULT_VOICE = "kevin16";

  private static final List<SpeechVoice> VOICES =
      List.of(
          new SpeechVoice(DEFAULT_VOICE, "en-US", "male, 16 kHz"),
          new SpeechVoice("kevin", "en-US", "male, 8 kHz"));

  private final String defaultVoice;
  private final ReentrantLock engine = new ReentrantLock();
  private final Map<String, FreeTtsVoice> loaded = new HashMap<>();

  FreeTtsSynthesizer(String defaultVoice) {
    this.defaultVoice = defaultVoice;
    voice(defaultVoice); // so that the first sentence does not wait for it
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<SpeechVoice> voices() {
    return VOICES.stream()
        .sorted((a, b) -> Boolean.compare(b.id().equals(defaultVoice), a.id().equals(defaultVoice)))
        .toList();
  }

  @Override
  public SpeechClip synthesize(SpeechRequest request) throws InterruptedException {
    String id = request.voice().isEmpty() ? defaultVoice : request.voice();
    String text = EnglishText.of(request.text(), id);
    engine.lockInterruptibly();
    try {
      return voice(id).speak(text, request.speed()).withText(request.text());
    } finally {
      engine.unlock();
    }
  }

  private FreeTtsVoice voice(String id) {
    FreeTtsVoice voice = loaded.get(id);
    if (voice == null) {
      voice = new FreeTtsVoice(find(id));
      loaded.put(id, voice);
    }
    return voice;
  }

  private static Voice find(String id) {
    for (Voice voice : new KevinVoiceDirectory().getVoices()) {
      if (voice.getName().equals(id)) {
        return voice;
      }
    }
    throw SpeechVoice.unknown(NAME, id, VOICES.stream().map(SpeechVoice::id).toList());
  }

  @Override
  public void close() {
    engine.lock();
    try {
      loaded.clear();
    } finally {
      engine.unlock();
    }
  }
}
