package dev.avatar4j.speech.synthesis;

import java.util.List;

/**
 * An engine that speaks. Thread-safe: any number of threads may call it; an engine that can do one
 * thing at a time makes them wait for each other. Has no part in playing the sound.
 */
public interface SpeechSynthesizer extends AutoCloseable {
  /**
   * @return what a user calls this engine, such as {@code freetts}
   */
  String name();

  /**
   * The voices there are. May ask a server the first time.
   *
   * @return the voices, the default first; empty if the engine cannot tell, in which case it takes
   *     any id
   * @throws dev.avatar4j.AvatarException if the engine does not answer
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  List<SpeechVoice> voices() throws InterruptedException;

  /**
   * Turns text into sound. Blocks until all of it is there; to cancel it, interrupt the thread.
   *
   * @param request what to say
   * @return the sound and what is known of its times
   * @throws dev.avatar4j.InvalidInputException if the text, the voice or the speed is at fault
   * @throws dev.avatar4j.AvatarException if the engine is; it may work again later
   * @throws InterruptedException if the thread is interrupted; nothing is left running
   */
  SpeechClip synthesize(SpeechRequest request) throws InterruptedException;

  /** Frees what the engine holds. Synthesis after that fails clearly. Closing twice is fine. */
  @Override
  void close();
}
