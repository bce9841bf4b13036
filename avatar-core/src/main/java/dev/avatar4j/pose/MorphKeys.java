package dev.avatar4j.pose;

import dev.avatar4j.InvalidInputException;
import dev.avatar4j.Suggestion;

/** Turns JSON keys from outside into morphs, with an error that helps. */
public final class MorphKeys {
  private MorphKeys() {}

  /**
   * @param key a JSON key from outside
   * @return the morph of that key
   * @throws InvalidInputException if no morph has that key; the message offers the nearest one
   */
  public static Morph require(String key) {
    return Morph.byKey(key)
        .orElseThrow(
            () ->
                new InvalidInputException(
                    key,
                    "No morph is called \""
                        + key
                        + "\"."
                        + Suggestion.of(key, Morph.ALL.stream().map(Morph::key).toList())
                        + " The 45 keys are listed in docs/morphs.md."));
  }
}
