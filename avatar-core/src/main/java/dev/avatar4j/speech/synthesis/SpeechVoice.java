package dev.avatar4j.speech.synthesis;

import java.util.Objects;

/**
 * A voice that an engine can speak with. Immutable.
 *
 * @param id what a {@link SpeechRequest} calls it, such as {@code kevin16}
 * @param language its language as a BCP 47 tag, such as {@code en-US}; empty if unknown
 * @param description one line for a person; may be empty
 */
public record SpeechVoice(String id, String language, String description) {
  /** Refuses null. */
  public SpeechVoice {
    Objects.requireNonNull(id);
    Objects.requireNonNull(language);
    Objects.requireNonNull(description);
  }
}
