package dev.avatar4j.speech.speaking;

import dev.avatar4j.AvatarException;
import dev.avatar4j.speech.synthesis.SpeechSynthesizer;
import dev.avatar4j.speech.synthesis.SpeechVoice;
import dev.avatar4j.speech.text.Sentences;
import dev.avatar4j.speech.text.SpeechText;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Says texts one after the other: sentence by sentence, the next ones synthesized while one is
 * heard, the mouth of the stage in step with the sound of the output.
 *
 * <pre>{@code
 * try (Speaker speaker = Speaker.builder(synthesizer, avatar).output(JavaSoundOutput::new).build()) {
 *   speaker.speak(SpeakRequest.of("Hello, I am alive. How are you?"));
 *   ...
 * }
 * }</pre>
 *
 * <p>Whatever an engine, an output or a listener does, every speech that was accepted ends exactly
 * once. A sentence that fails is left out and the others are said.
 *
 * <p>All methods are thread-safe, may be called by listeners and, except for {@link #speak} with
 * the name of a voice, do not block.
 */
public final class Speaker implements AutoCloseable {
  private static final SpeechListener NOBODY = new SpeechListener() {};

  private final SpeechSynthesizer synthesizer;
  private final SpeechTimer timer;
  private final boolean ownsTimer;
  private final SpeechOutput output;
  private final SpeechEvents events;
  private final SpeechQueue queue;
  private final AtomicLong ids = new AtomicLong();
  private final AtomicReference<SpeakRequest> last = new AtomicReference<>();

  Speaker(SpeakerBuilder options) {
    synthesizer = options.synthesizer;
    ownsTimer = options.timer == null;
    timer = ownsTimer ? new ThreadTimer(options.stage::nanoTime) : options.timer;
    output = options.output.apply(timer);
    events = new SpeechEvents(timer);
    queue = new SpeechQueue(options, timer, output, events);
  }

  /**
   * @param synthesizer the engine; not closed by the speaker
   * @param stage whose mouth speaks
   * @return a builder
   */
  public static SpeakerBuilder builder(SpeechSynthesizer synthesizer, SpeechStage stage) {
    return new SpeakerBuilder(synthesizer, stage);
  }

  /**
   * Says a text after all that is to be said already. Returns at once; a request for a certain
   * voice may take the time of asking the engine for its voices.
   *
   * @param request the text
   * @return the speech
   * @throws dev.avatar4j.InvalidInputException if the engine has no such voice; nothing changes
   * @throws SpeechQueueFullException if too many speeches wait
   * @throws AvatarException if the engine does not tell its voices, or this speaker is closed
   */
  public Speech speak(SpeakRequest request) {
    return accept(request, NOBODY, false);
  }

  /**
   * Like {@link #speak(SpeakRequest)}.
   *
   * @param request the text
   * @param listener told of this speech only, before all other listeners
   * @return the speech
   */
  public Speech speak(SpeakRequest request, SpeechListener listener) {
    return accept(request, listener, false);
  }

  /**
   * Says a text now: what is being said and what waits is stopped. If the request is refused, it is
   * not.
   *
   * @param request the text
   * @return the speech
   * @throws dev.avatar4j.InvalidInputException if the engine has no such voice; nothing changes
   * @throws AvatarException if the engine does not tell its voices, or this speaker is closed
   */
  public Speech speakNow(SpeakRequest request) {
    return accept(request, NOBODY, true);
  }

  /**
   * Like {@link #speakNow(SpeakRequest)}.
   *
   * @param request the text
   * @param listener told of this speech only, before all other listeners
   * @return the speech
   */
  public Speech speakNow(SpeakRequest request, SpeechListener listener) {
    return accept(request, listener, true);
  }

  /**
   * Says the last text once more, after all that is to be said already. As long as its sentences
   * are in the cache, it sounds the same.
   *
   * @return the speech; empty if nothing was ever said
   * @throws SpeechQueueFullException if too many speeches wait
   */
  public Optional<Speech> again() {
    return Optional.ofNullable(last.get()).map(request -> enqueue(request, NOBODY, false));
  }

  /**
   * @return whether anything was ever said or is to be said, which {@link #again} would repeat
   */
  public boolean hasSpoken() {
    return last.get() != null;
  }

  /**
   * Silences everything: what is being said, being synthesized and what waits. Each speech ends
   * with {@link SpeechEnd.Kind#STOPPED}; the mouth is the emotion's again.
   */
  public void stop() {
    queue.stop();
  }

  /**
   * @return what it is doing; up to date with all calls that have returned
   */
  public SpeakerState state() {
    return queue.state();
  }

  /**
   * @param listener to be told of everything from now on
   */
  public void addListener(SpeechListener listener) {
    events.add(listener);
  }

  /**
   * @param listener to be told no more
   */
  public void removeListener(SpeechListener listener) {
    events.remove(listener);
  }

  private Speech accept(SpeakRequest request, SpeechListener listener, boolean now) {
    requireVoice(request.voice());
    return enqueue(request, listener, now);
  }

  private Speech enqueue(SpeakRequest request, SpeechListener listener, boolean now) {
    List<String> sentences = Sentences.split(SpeechText.require(request.text()));
    Speech speech = new Speech(ids.incrementAndGet(), request, sentences);
    queue.add(speech, listener, now);
    last.set(request);
    return speech;
  }

  private void requireVoice(String voice) {
    if (voice.isEmpty()) {
      return;
    }
    try {
      List<String> known = synthesizer.voices().stream().map(SpeechVoice::id).toList();
      if (!known.isEmpty() && !known.contains(voice)) {
        throw SpeechVoice.unknown(synthesizer.name(), voice, known);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AvatarException("Interrupted while the speech engine was asked for its voices.", e);
    }
  }

  /** Stops, and frees everything after the last listener was told. Does not wait. Idempotent. */
  @Override
  public void close() {
    if (queue.close()) {
      timer.execute(output::close);
      if (ownsTimer) {
        timer.close();
      }
    }
  }
}
