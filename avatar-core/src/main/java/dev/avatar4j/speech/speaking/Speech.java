package dev.avatar4j.speech.speaking;

import java.util.List;

/**
 * A text that a {@link Speaker} has accepted. Immutable.
 *
 * @param id its number with this speaker, from 1 on
 * @param request what was asked for
 * @param sentences the sentences to be spoken, cleaned of what has no sound; at least one
 */
public record Speech(long id, SpeakRequest request, List<String> sentences) {
  /** Keeps a copy of the list. */
  public Speech {
    sentences = List.copyOf(sentences);
  }
}
