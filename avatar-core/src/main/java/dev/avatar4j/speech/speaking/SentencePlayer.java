package dev.avatar4j.speech.speaking;

import dev.avatar4j.speech.VisemeTrack;
import java.util.concurrent.TimeUnit;

/** Plays one sentence after the other. Only on the thread of the timer. */
final class SentencePlayer {
  /** Is told how it goes; on the thread of the timer. */
  interface Audience {
    /** It is heard, from that time on. */
    void started(SpokenSentence sentence, long nanos);

    /** It is over. */
    void ended(SpokenSentence sentence);

    /** It is not heard, or not to its end. */
    void failed(SpokenSentence sentence, String reason);
  }

  /** How late the mouth may be: the largest {@code av_offset}, and the end of a track. */
  private static final long LATEST_NANOS = TimeUnit.MILLISECONDS.toNanos(2100);

  final SpeechTimer timer;
  final SpeechOutput output;
  final SpeechEvents events;
  final Audience audience;
  private final SpeechStage stage;
  private SentencePlayback current;
  private long mouthUntil;
  private boolean hasMouth;
  private long begun;

  SentencePlayer(
      SpeechTimer timer,
      SpeechStage stage,
      SpeechOutput output,
      SpeechEvents events,
      Audience audience) {
    this.timer = timer;
    this.stage = stage;
    this.output = output;
    this.events = events;
    this.audience = audience;
  }

  void play(SpokenSentence sentence) {
    current = new SentencePlayback(this, sentence);
    current.begin();
  }

  /** Silences what is being played, and has nobody told but listeners. */
  void halt() {
    current.halt();
    releaseMouth();
  }

  /** Has the mouth follow a sentence, which it may do for some time after the sound. */
  void speak(VisemeTrack track, long startNanos) {
    hasMouth = true;
    mouthUntil = startNanos + Math.round(1e9 * track.duration()) + LATEST_NANOS;
    stage.speak(track, startNanos);
  }

  /**
   * Ends what the mouth still says, unless it is long over and the mouth may be somebody else's.
   */
  void releaseMouth() {
    if (hasMouth && timer.nanoTime() < mouthUntil) {
      stage.stopSpeaking();
    }
    hasMouth = false;
  }

  /** Tells that a speech is heard, the first time this is called for it. */
  void begin(Speech speech) {
    if (begun != speech.id()) {
      begun = speech.id();
      events.now(speech, listener -> listener.onSpeechStarted(speech));
    }
  }
}
