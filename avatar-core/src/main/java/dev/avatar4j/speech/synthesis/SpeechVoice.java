package dev.avatar4j.speech.synthesis;

import dev.avatar4j.InvalidInputException;
import dev.avatar4j.Suggestion;
import java.util.List;
import java.util.Objects;

/**
 * A voice that an engine can speak with. Immutable.
 *
 * @param id what a {@link SpeechRequest} calls it, such as {@code kevin16}
 * @param language its language as a BCP 47 tag, such as {@code en-US}; empty if unknown
 * @param description one line for a person; may be empty
 */
public record SpeechVoice(String id, String language, String description) {
  private static final int MOST_SHOWN = 20;
  private static final int LONGEST_SHOWN = 40;

  /** Refuses null. */
  public SpeechVoice {
    Objects.requireNonNull(id);
    Objects.requireNonNull(language);
    Objects.requireNonNull(description);
  }

  /**
   * @param engine the name of an engine
   * @param id a voice it does not have
   * @param ids those it has
   * @return what to throw: it names the nearest voice and those there are
   */
  public static InvalidInputException unknown(String engine, String id, List<String> ids) {
    List<String> some = ids.subList(0, Math.min(MOST_SHOWN, ids.size()));
    String shown = id.length() <= LONGEST_SHOWN ? id : id.substring(0, LONGEST_SHOWN) + "...";
    return new InvalidInputException(
        "voice",
        engine
            + " has no voice \""
            + shown
            + "\"."
            + Suggestion.of(id, ids)
            + " Available: "
            + String.join(", ", some)
            + (some.size() < ids.size() ? ", ..." : "")
            + ".");
  }
}
