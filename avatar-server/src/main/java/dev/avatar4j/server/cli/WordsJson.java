package dev.avatar4j.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.InputProblems;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.speech.VisemeTrack;
import dev.avatar4j.speech.WordTiming;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads words with times as Raven servers report them in the header {@code x-word-timestamps}:
 * {@code [{"word", "phonemes", "start_time", "end_time"}]}, texts percent-encoded; also {@code
 * start} and {@code end}, and texts as they are.
 */
final class WordsJson {
  private WordsJson() {}

  /**
   * @param list a JSON array; anything else has no words
   * @throws InvalidInputException if an entry is none; names its index
   */
  static List<WordTiming> read(JsonNode list) {
    if (list.size() > VisemeTrack.MAX_EVENTS) {
      throw new InvalidInputException("words", "it has more than 100000 words.");
    }
    InputProblems problems = new InputProblems();
    List<WordTiming> words = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      JsonNode word = list.get(i);
      if (word.isObject() && word.path("word").isTextual()) {
        words.add(
            new WordTiming(
                decoded(word.path("word")),
                decoded(word.path("phonemes")),
                seconds(word, "start"),
                seconds(word, "end")));
      } else {
        problems.add(
            "words[" + i + "]",
            "Word "
                + i
                + " needs {\"word\": text, \"phonemes\": text, \"start_time\": seconds,"
                + " \"end_time\": seconds}.");
      }
    }
    problems.throwIfAny();
    return words;
  }

  private static double seconds(JsonNode word, String key) {
    JsonNode time = word.has(key) ? word.path(key) : word.path(key + "_time");
    return time.isNumber() ? time.doubleValue() : Double.NaN;
  }

  private static String decoded(JsonNode node) {
    String text = node.asText("");
    try {
      // a plus is itself here, not a space as in forms
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text; // a bare percent sign: it was not encoded
    }
  }
}
