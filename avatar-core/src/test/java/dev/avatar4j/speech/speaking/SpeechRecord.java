package dev.avatar4j.speech.speaking;

import dev.avatar4j.speech.VisemeTrack;
import dev.avatar4j.speech.WordTiming;
import java.util.ArrayList;
import java.util.List;

/** Writes down what listeners and the mouth are told. */
final class SpeechRecord implements SpeechListener, SpeechStage {
  final List<String> events = new ArrayList<>();
  final List<String> words = new ArrayList<>();
  final List<SpokenSentence> ready = new ArrayList<>();
  final List<SpokenSentence> started = new ArrayList<>();
  final List<SpeechEnd> ends = new ArrayList<>();

  private VisemeTrack mouth;
  long mouthStart;
  private final VirtualTimer timer;

  SpeechRecord(VirtualTimer timer) {
    this.timer = timer;
  }

  /** What the mouth says; null if it is free, or its speech is over. */
  VisemeTrack mouth() {
    boolean over =
        mouth != null && timer.nanoTime() >= mouthStart + Math.round(mouth.duration() * 1e9);
    return over ? null : mouth;
  }

  @Override
  public void onSpeechStarted(Speech speech) {
    events.add("speech " + speech.id());
  }

  @Override
  public void onSentenceReady(SpokenSentence sentence) {
    ready.add(sentence);
  }

  @Override
  public void onSentenceSkipped(Speech speech, int index, String reason) {
    events.add("skipped " + speech.id() + "." + index);
  }

  @Override
  public void onSentenceStarted(SpokenSentence sentence, long startNanos) {
    started.add(sentence);
    events.add("sentence " + sentence.speech().id() + "." + sentence.index());
  }

  @Override
  public void onSentenceMoved(SpokenSentence sentence, long startNanos) {
    events.add("moved " + sentence.speech().id() + "." + sentence.index());
  }

  @Override
  public void onWord(SpokenSentence sentence, WordTiming word) {
    words.add(word.word() + " " + timer.nanoTime() / 1_000_000 % 1_000_000);
  }

  @Override
  public void onSentenceEnded(SpokenSentence sentence) {
    events.add("/sentence " + sentence.speech().id() + "." + sentence.index());
  }

  @Override
  public void onSpeechEnded(Speech speech, SpeechEnd end) {
    ends.add(end);
    events.add("/speech " + speech.id() + " " + end.kind());
  }

  @Override
  public void speak(VisemeTrack track, long startNanos) {
    mouth = track;
    mouthStart = startNanos;
  }

  @Override
  public void stopSpeaking() {
    mouth = null;
  }

  @Override
  public long nanoTime() {
    return timer.nanoTime();
  }
}
