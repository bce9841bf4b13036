package dev.avatar4j.speech;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the words that a speech server reports with its sound. Sound without times is of use too,
 * so that whatever is not of its type counts as not told; {@link SpeechTimes#parse} refuses it.
 */
public final class ReportedWords {
  private ReportedWords() {}

  /** How the texts of the words are written. */
  public enum Texts {
    /** As they are. */
    PLAIN,
    /** Percent-encoded, as headers need it (RFC 3986, UTF-8). */
    ENCODED,
    /** Either; what cannot be decoded is as it is. */
    ANY;

    private String read(JsonNode node) {
      String text = node.asText("");
      if (this == PLAIN) {
        return text;
      }
      try {
        return PercentEncoding.decode(text);
      } catch (IllegalArgumentException e) {
        if (this == ANY) {
          return text;
        }
        throw e;
      }
    }
  }

  /**
   * @param list a JSON array of {@code {"word", "phonemes", "start_time", "end_time"}}, the times
   *     in seconds, also called {@code start} and {@code end}; anything else has no words
   * @param texts how the texts are written
   * @return a word for each entry, empty and without times if that is all it tells
   * @throws IllegalArgumentException if encoded texts cannot be decoded
   */
  public static List<WordTiming> read(JsonNode list, Texts texts) {
    List<WordTiming> words = new ArrayList<>();
    for (JsonNode word : list) {
      words.add(
          new WordTiming(
              texts.read(word.path("word")),
              texts.read(word.path("phonemes")),
              seconds(word, "start"),
              seconds(word, "end")));
    }
    return words;
  }

  private static double seconds(JsonNode word, String key) {
    JsonNode time = word.has(key) ? word.path(key) : word.path(key + "_time");
    return time.isNumber() ? time.doubleValue() : Double.NaN;
  }
}
