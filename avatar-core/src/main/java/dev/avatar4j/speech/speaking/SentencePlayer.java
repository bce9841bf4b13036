package dev.avatar4j.speech.speaking;

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

  final SpeechTimer timer;
  final SpeechStage stage;
  final SpeechOutput output;
  final SpeechEvents events;
  final Audience audience;
  private SentencePlayback current;
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
  }

  /** Tells that a speech is heard, the first time this is called for it. */
  void begin(Speech speech) {
    if (begun != speech.id()) {
      begun = speech.id();
      events.now(speech, listener -> listener.onSpeechStarted(speech));
    }
  }
}
