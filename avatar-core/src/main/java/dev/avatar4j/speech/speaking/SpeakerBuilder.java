package dev.avatar4j.speech.speaking;

import dev.avatar4j.InvalidInputException;
import dev.avatar4j.speech.synthesis.SpeechSynthesizer;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;

/** The options of a {@link Speaker}. Not thread-safe. */
public final class SpeakerBuilder {
  private static final int SENTENCES_AHEAD = 4;
  private static final long BYTES_AHEAD = 16L << 20;
  private static final int MAX_WAITING = 100;

  final SpeechSynthesizer synthesizer;
  final SpeechStage stage;
  Function<SpeechTimer, SpeechOutput> output = ClockOutput::new;
  ClipCache cache = new ClipCache();
  LookAhead lookAhead = new LookAhead(SENTENCES_AHEAD, BYTES_AHEAD);
  Duration synthesisLimit = Duration.ofSeconds(60);
  int maxWaiting = MAX_WAITING;
  SpeechTimer timer;
  private SynthesisRunner runner;

  SpeakerBuilder(SpeechSynthesizer synthesizer, SpeechStage stage) {
    this.synthesizer = Objects.requireNonNull(synthesizer);
    this.stage = Objects.requireNonNull(stage);
  }

  /**
   * @param maker makes who plays the sound, from the timer of the speaker, which closes it; by
   *     default nobody plays it ({@code ClockOutput::new})
   * @return this builder
   */
  public SpeakerBuilder output(Function<SpeechTimer, SpeechOutput> maker) {
    output = Objects.requireNonNull(maker);
    return this;
  }

  /**
   * @param clips where sentences are kept that were synthesized, shared with other speakers; by
   *     default a cache of its own
   * @return this builder
   */
  public SpeakerBuilder cache(ClipCache clips) {
    cache = Objects.requireNonNull(clips);
    return this;
  }

  /**
   * @param sentences the most sentences that are synthesized before it is their turn, at least 1;
   *     by default {@value #SENTENCES_AHEAD}
   * @param bytes no further sentence is synthesized while so many bytes of sound wait; by default
   *     {@value #BYTES_AHEAD}
   * @return this builder
   * @throws InvalidInputException if one is out of range
   */
  public SpeakerBuilder lookAhead(int sentences, long bytes) {
    lookAhead = new LookAhead(sentences, bytes);
    return this;
  }

  /**
   * @param limit how long the engine may take for one sentence before it is interrupted and the
   *     sentence left out; by default a minute
   * @return this builder
   * @throws InvalidInputException if it is not positive
   */
  public SpeakerBuilder synthesisLimit(Duration limit) {
    if (limit.isNegative() || limit.isZero()) {
      throw new InvalidInputException("synthesis_limit", "The time limit must be more than 0.");
    }
    synthesisLimit = limit;
    return this;
  }

  /**
   * @param speeches the most speeches that may wait while another is said, at least 0; by default
   *     {@value #MAX_WAITING}
   * @return this builder
   * @throws InvalidInputException if it is negative
   */
  public SpeakerBuilder maxWaiting(int speeches) {
    if (speeches < 0) {
      throw new InvalidInputException("max_waiting", "At least 0 speeches can wait.");
    }
    maxWaiting = speeches;
    return this;
  }

  /**
   * @param given the thread and the clock, which stays open; by default one of its own on the clock
   *     of the stage
   * @return this builder
   */
  public SpeakerBuilder timer(SpeechTimer given) {
    timer = Objects.requireNonNull(given);
    return this;
  }

  /** Has another one run the engine, for a test. */
  SpeakerBuilder runner(SynthesisRunner given) {
    runner = given;
    return this;
  }

  SynthesisRunner runner() {
    return runner == null ? new SynthesisThread() : runner;
  }

  /**
   * Starts no thread.
   *
   * @return the speaker, to be closed by the caller
   */
  public Speaker build() {
    return new Speaker(this);
  }
}
