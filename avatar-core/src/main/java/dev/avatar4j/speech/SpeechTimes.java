package dev.avatar4j.speech;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * What somebody else knows of when what is said in a sound: words, single sounds or mouth shapes,
 * in seconds from its start. Immutable.
 *
 * @param words the words as reported; one may lack its times (not a number) or its phonemes (empty)
 * @param set how the single sounds are named
 * @param phones the single sounds
 * @param visemes what the mouth does
 * @param duration how long the sound lasts, if that was told
 */
public record SpeechTimes(
    List<WordTiming> words,
    PhoneSet set,
    List<PhoneTiming> phones,
    List<VisemeEvent> visemes,
    OptionalDouble duration) {
  /** Nothing is known. */
  public static final SpeechTimes NONE =
      new SpeechTimes(List.of(), PhoneSet.MISAKI, List.of(), List.of(), OptionalDouble.empty());

  /** Keeps copies of the lists. */
  public SpeechTimes {
    words = List.copyOf(words);
    Objects.requireNonNull(set);
    phones = List.copyOf(phones);
    visemes = List.copyOf(visemes);
    Objects.requireNonNull(duration);
  }

  /**
   * Reads times from JSON: an object with exactly one of
   *
   * <ul>
   *   <li>{@code "words": [{"word": "hi", "phonemes": "hI", "start": 0.1, "end": 0.4}, ...]}, where
   *       {@code start_time} and {@code end_time} mean the same, everything but one of the texts
   *       may be missing or null, and a text alone stands for a word;
   *   <li>{@code "phones": [["hh", 0.1, 0.2], ...]}, with a {@code "set"}, a {@link PhoneSet} in
   *       lower case, {@code misaki} unless told otherwise;
   *   <li>{@code "visemes": [["aaa", 0.1, 0.2], ...]}, each a {@link Viseme} in lower case;
   * </ul>
   *
   * and with a {@code duration} in seconds if it is known; or a bare list of words. Texts of words
   * may be percent-encoded, as servers send them in headers.
   *
   * @param field what to call it when it is refused
   * @param times the JSON
   * @return the times
   * @throws dev.avatar4j.InvalidInputException if anything is wrong with it; the message lists all
   */
  public static SpeechTimes parse(String field, JsonNode times) {
    return new SpeechTimesReader(field).read(times);
  }
}
