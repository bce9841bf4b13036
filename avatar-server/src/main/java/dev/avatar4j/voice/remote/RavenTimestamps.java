package dev.avatar4j.voice.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.avatar4j.speech.WordTiming;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the header {@code x-word-timestamps}: JSON with percent-encoded texts. */
final class RavenTimestamps {
  private static final ObjectMapper JSON = new ObjectMapper();

  private RavenTimestamps() {}

  /** The words; none if the header is not what it should be, for sound without times is of use. */
  static List<WordTiming> read(String header) {
    List<WordTiming> words = new ArrayList<>();
    try {
      for (JsonNode word : JSON.readTree(header)) {
        words.add(
            new WordTiming(
                decoded(word.path("word")),
                decoded(word.path("phonemes")),
                seconds(word.path("start_time")),
                seconds(word.path("end_time"))));
      }
    } catch (JsonProcessingException | IllegalArgumentException e) {
      return List.of();
    }
    return words;
  }

  /** A time; not a number if it is not known. */
  static double seconds(JsonNode node) {
    return node.isNumber() ? node.doubleValue() : Double.NaN;
  }

  private static String decoded(JsonNode node) {
    // a plus is itself here, not a space as in forms
    return URLDecoder.decode(node.asText("").replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
