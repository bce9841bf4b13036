package dev.avatar4j.server.compat;

import dev.avatar4j.server.http.Json;
import dev.avatar4j.speech.WordTiming;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The times of words in the form that clients of Raven's speech service read. */
final class WordTimestamps {
  private static final double PER_SECOND = 1e4;

  private WordTimestamps() {}

  /** As they are. */
  static List<Map<String, Object>> plain(List<WordTiming> words) {
    return list(words, UnaryOperator.identity());
  }

  /** For a header, which takes ASCII only: the texts percent-encoded. */
  static String header(List<WordTiming> words) {
    return Json.text(list(words, WordTimestamps::encoded));
  }

  private static List<Map<String, Object>> list(
      List<WordTiming> words, UnaryOperator<String> text) {
    List<Map<String, Object>> list = new ArrayList<>();
    for (WordTiming word : words) {
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("word", text.apply(word.word()));
      object.put("phonemes", text.apply(word.phonemes()));
      object.put("start_time", seconds(word.start()));
      object.put("end_time", seconds(word.end()));
      list.add(object);
    }
    return list;
  }

  private static Double seconds(double time) {
    return Double.isFinite(time) ? Math.round(time * PER_SECOND) / PER_SECOND : null;
  }

  /** What is safe is no more than letters, digits and {@code _.-~}; a space is {@code %20}. */
  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }
}
