package dev.avatar4j.speech.synthesis;

import dev.avatar4j.SpecText;
import java.util.Optional;
import java.util.Set;

/**
 * Makes the synthesizers of one engine. Implementations are listed in {@code
 * META-INF/services/dev.avatar4j.speech.synthesis.SpeechSynthesizerProvider}, have a public
 * constructor without arguments, and do no work before {@link #create}.
 */
public interface SpeechSynthesizerProvider {
  /**
   * @return the schemes of the specs this provider understands
   */
  Set<String> schemes();

  /**
   * @return one line that tells a user what this engine is and how its spec is written
   */
  String description();

  /**
   * Tells, without loading anything big, whether the engine can run here when its spec is its bare
   * scheme.
   *
   * @return empty if it can, else what is missing and how to get it
   */
  default Optional<String> missing() {
    return Optional.empty();
  }

  /**
   * When no engine is chosen, those that are not {@link #missing} are tried from high to low.
   *
   * @return the preference; negative if the engine is used only when it is chosen
   */
  int preference();

  /**
   * Makes a synthesizer. May load data or ask a server.
   *
   * @param spec a spec with one of the {@link #schemes}
   * @return a synthesizer, to be closed by the caller
   * @throws dev.avatar4j.AvatarException if the spec is wrong or the engine cannot be had; the
   *     message names the next step
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  SpeechSynthesizer create(SpecText spec) throws InterruptedException;
}
