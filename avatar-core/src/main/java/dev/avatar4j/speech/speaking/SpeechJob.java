package dev.avatar4j.speech.speaking;

import java.util.ArrayDeque;
import java.util.Deque;

/** How far a speech has got. Guarded by the lock of its queue. */
final class SpeechJob {
  private final Speech speech;
  private final Deque<SpokenSentence> ready = new ArrayDeque<>();
  private int synthesized;
  private boolean heard;
  private int lost;
  private String lastLoss = "";

  SpeechJob(Speech speech) {
    this.speech = speech;
  }

  Speech speech() {
    return speech;
  }

  /** Whether there is a sentence that was not yet given to the engine. */
  boolean hasNext() {
    return synthesized < speech.sentences().size();
  }

  /** The index of the next sentence for the engine. */
  int next() {
    return synthesized++;
  }

  void add(SpokenSentence sentence) {
    ready.add(sentence);
  }

  boolean hasReady() {
    return !ready.isEmpty();
  }

  SpokenSentence takeReady() {
    return ready.remove();
  }

  int readyCount() {
    return ready.size();
  }

  long readyBytes() {
    return ready.stream().mapToLong(sentence -> SentenceSynthesis.bytes(sentence.clip())).sum();
  }

  /** Takes note of a sentence that is heard, if only in part. */
  void heard() {
    heard = true;
  }

  /** Takes note of a sentence that is missing, or was cut short. */
  void lost(String reason) {
    lost++;
    lastLoss = reason;
  }

  /** How the speech has ended, once nothing is left of it. */
  SpeechEnd end() {
    if (!heard) {
      return new SpeechEnd(SpeechEnd.Kind.FAILED, lastLoss);
    }
    String missing =
        lost == 0
            ? ""
            : lost + " of " + speech.sentences().size() + " sentences were not said: " + lastLoss;
    return new SpeechEnd(SpeechEnd.Kind.COMPLETED, missing);
  }
}
