package dev.avatar4j.speech;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** Texts that may be percent-encoded, as speech servers send them in headers (RFC 3986, UTF-8). */
final class PercentEncoding {
  /** Nothing but what encoders leave as it is, and escapes. */
  private static final Pattern ENCODED =
      Pattern.compile("(?:[A-Za-z0-9\\-._~!'()*]|%[0-9A-Fa-f]{2})*");

  private PercentEncoding() {}

  /**
   * @param texts texts of one origin
   * @return whether all of them can have been encoded; if so, decoding is right for those that were
   *     and changes nothing of those that had nothing to encode
   */
  static boolean isPossible(List<String> texts) {
    return texts.stream().allMatch(text -> ENCODED.matcher(text).matches());
  }

  /**
   * @param text a text that is encoded
   * @throws IllegalArgumentException if it has a percent sign that escapes nothing
   */
  static String decode(String text) {
    // a plus is itself here, not a space as in forms
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
