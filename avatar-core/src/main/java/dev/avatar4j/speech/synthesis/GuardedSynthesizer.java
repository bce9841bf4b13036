package dev.avatar4j.speech.synthesis;

import dev.avatar4j.AvatarException;
import dev.avatar4j.speech.PhoneTiming;
import dev.avatar4j.speech.text.SpeechText;
import java.util.ArrayList;
import java.util.List;

/**
 * Stands before any engine: it gets only text that can be spoken and voices that exist, and nothing
 * comes out of it but sound with times that lie within it, or a clear error.
 */
final class GuardedSynthesizer implements SpeechSynthesizer {
  private final SpeechSynthesizer engine;
  private volatile boolean closed;

  GuardedSynthesizer(SpeechSynthesizer engine) {
    this.engine = engine;
  }

  @Override
  public String name() {
    return engine.name();
  }

  @Override
  public List<SpeechVoice> voices() throws InterruptedException {
    requireOpen();
    return engine.voices();
  }

  @Override
  public SpeechClip synthesize(SpeechRequest request) throws InterruptedException {
    requireOpen();
    SpeechRequest clean = request.withText(SpeechText.require(request.text()));
    requireVoice(clean.voice());
    SpeechClip clip;
    try {
      clip = engine.synthesize(clean);
    } catch (AvatarException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new AvatarException(
          "The speech engine " + name() + " failed on \"" + shown(clean.text()) + "\": " + e, e);
    }
    if (clip.sound().isSilent()) {
      throw new AvatarException(
          "The speech engine "
              + name()
              + " returned silence for \""
              + shown(clean.text())
              + "\"; try another voice, or speak its language.");
    }
    return clip.withPhones(clip.phoneSet(), within(clip));
  }

  private void requireOpen() {
    if (closed) {
      throw new AvatarException("The speech engine " + name() + " is closed; make a new one.");
    }
  }

  private void requireVoice(String voice) throws InterruptedException {
    List<String> ids = voice.isEmpty() ? List.of() : ids();
    if (!ids.isEmpty() && !ids.contains(voice)) {
      throw SpeechVoice.unknown(name(), voice, ids);
    }
  }

  private List<String> ids() throws InterruptedException {
    return engine.voices().stream().map(SpeechVoice::id).toList();
  }

  /** No sound of the mouth outlasts the sound of the clip, overlaps or goes back in time. */
  private static List<PhoneTiming> within(SpeechClip clip) {
    List<PhoneTiming> kept = new ArrayList<>();
    double last = 0;
    for (PhoneTiming phone : clip.phones()) {
      double start = Math.max(phone.start(), last);
      double end = Math.min(phone.end(), clip.duration());
      if (end > start) {
        kept.add(new PhoneTiming(phone.phone(), start, end));
        last = end;
      }
    }
    return kept;
  }

  private static String shown(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "...";
  }

  @Override
  public void close() {
    closed = true;
    engine.close();
  }
}
