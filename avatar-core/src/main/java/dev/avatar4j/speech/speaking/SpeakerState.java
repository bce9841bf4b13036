package dev.avatar4j.speech.speaking;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a {@link Speaker} is doing. Immutable.
 *
 * @param speech the speech whose turn it is; empty if there is nothing to say
 * @param sentence the sentence that was handed to the output; empty while its sound is not there
 *     yet
 * @param startNanos when that sentence began to be heard, on the clock of the stage; empty if it
 *     has not
 * @param waiting the speeches after it, in order
 */
public record SpeakerState(
    Optional<Speech> speech,
    Optional<SpokenSentence> sentence,
    OptionalLong startNanos,
    List<Speech> waiting) {
  /** Keeps a copy of the list. */
  public SpeakerState {
    waiting = List.copyOf(waiting);
  }

  /**
   * @return whether there is something to say or being said
   */
  public boolean isSpeaking() {
    return speech.isPresent();
  }
}
