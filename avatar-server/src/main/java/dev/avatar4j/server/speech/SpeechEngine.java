package dev.avatar4j.server.speech;

import dev.avatar4j.AvatarException;
import dev.avatar4j.speech.synthesis.SpeechClip;
import dev.avatar4j.speech.synthesis.SpeechRequest;
import dev.avatar4j.speech.synthesis.SpeechSynthesizer;
import dev.avatar4j.speech.synthesis.SpeechSynthesizers;
import dev.avatar4j.speech.synthesis.SpeechVoice;
import java.util.List;
import java.util.Optional;

/**
 * The speech engine of a server: opened when it is first needed, then shared by everybody. One that
 * could not be opened is tried again at the next need. Thread-safe.
 */
public final class SpeechEngine implements SpeechSynthesizer {
  /** The spec that switches speech off. */
  public static final String NONE = "none";

  private static final String SAMPLE = "Hello.";

  private final String spec;
  private final Opening opening;
  private volatile SpeechSynthesizer engine;
  private volatile int sampleRate;
  private boolean closed;

  /** How the engine is had. */
  private interface Opening {
    SpeechSynthesizer open() throws InterruptedException;
  }

  private SpeechEngine(String spec, Opening opening) {
    this.spec = spec;
    this.opening = opening;
  }

  /**
   * @param spec a spec of {@link SpeechSynthesizers#create}, or {@value #NONE}
   * @return the engine, not opened yet; empty for {@value #NONE}
   * @throws dev.avatar4j.InvalidInputException if the spec is malformed or names no engine
   */
  public static Optional<SpeechEngine> of(String spec) {
    if (spec.strip().equals(NONE)) {
      return Optional.empty();
    }
    SpeechSynthesizers.requireKnown(spec);
    return Optional.of(new SpeechEngine(spec.strip(), () -> SpeechSynthesizers.create(spec)));
  }

  /**
   * @param synthesizer an engine, closed with this
   * @return an engine of it
   */
  public static SpeechEngine of(SpeechSynthesizer synthesizer) {
    return new SpeechEngine(synthesizer.name(), () -> synthesizer);
  }

  /**
   * @return what was asked for; {@code auto} stays {@code auto}
   */
  public String spec() {
    return spec;
  }

  /**
   * @return the name of the engine, or the spec as long as it is not opened
   */
  @Override
  public String name() {
    SpeechSynthesizer opened = engine;
    return opened == null ? spec : opened.name();
  }

  @Override
  public List<SpeechVoice> voices() throws InterruptedException {
    return opened().voices();
  }

  @Override
  public SpeechClip synthesize(SpeechRequest request) throws InterruptedException {
    return opened().synthesize(request);
  }

  /**
   * The engine's usual sample rate, found by saying a word once.
   *
   * @return samples per second of the default voice
   * @throws AvatarException if the engine fails
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public int sampleRate() throws InterruptedException {
    if (sampleRate == 0) {
      sampleRate = synthesize(SpeechRequest.of(SAMPLE)).sound().rate();
    }
    return sampleRate;
  }

  private SpeechSynthesizer opened() throws InterruptedException {
    SpeechSynthesizer opened = engine;
    return opened == null ? open() : opened;
  }

  private synchronized SpeechSynthesizer open() throws InterruptedException {
    if (closed) {
      throw new AvatarException("The server has ended its speech engine.");
    }
    if (engine == null) {
      engine = opening.open();
    }
    return engine;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (engine != null) {
      engine.close();
    }
  }
}
