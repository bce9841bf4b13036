package dev.avatar4j.server;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes the comments out of JavaScript, CSS and HTML: told from strings, templates and patterns.
 */
final class Uncommented {
  private static final Pattern STYLE =
      Pattern.compile(
          "(\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\])*')|/\\*.*?\\*/", Pattern.DOTALL);
  private static final Pattern MARKUP = Pattern.compile("<!--.*?-->", Pattern.DOTALL);

  /** After which a slash begins a pattern; elsewhere it divides. */
  private static final Pattern BEFORE_PATTERN =
      Pattern.compile(
          "(?:^|[(,=:\\[!&|?{};+*%<>~^-]|\\b(?:return|typeof|case|in|of|await|yield))\\s*$");

  private static final int LOOK_BACK = 100;

  private final String source;
  private final StringBuilder kept = new StringBuilder();

  /** For each brace that is open, whether it stands in a template. */
  private final Deque<Boolean> braces = new ArrayDeque<>();

  private int at;

  private Uncommented(String source) {
    this.source = source;
  }

  /**
   * @param path by whose ending the language is known
   * @param source the text of the file
   * @return the text without its comments
   */
  static String of(String path, String source) {
    if (path.endsWith(".js")) {
      return new Uncommented(source).script();
    }
    return path.endsWith(".css")
        ? STYLE
            .matcher(source)
            .replaceAll(found -> found.group(1) == null ? "" : quoted(found.group(1)))
        : MARKUP.matcher(source).replaceAll("");
  }

  private static String quoted(String text) {
    return Matcher.quoteReplacement(text);
  }

  private String script() {
    while (at < source.length()) {
      char next = source.charAt(at);
      if (source.startsWith("//", at)) {
        skipTo("\n", 0);
      } else if (source.startsWith("/*", at)) {
        skipTo("*/", 2);
      } else if (next == '"' || next == '\'') {
        keepUntil(next);
      } else if (next == '`') {
        keep();
        template();
      } else if (next == '/' && beginsPattern()) {
        keepUntil('/');
      } else {
        boolean back = next == '}' && Boolean.TRUE.equals(braces.poll());
        if (next == '{') {
          braces.push(false);
        }
        keep();
        if (back) {
          template();
        }
      }
    }
    return kept.toString();
  }

  private void keep() {
    kept.append(source.charAt(at++));
  }

  private void skipTo(String end, int length) {
    int found = source.indexOf(end, at);
    at = found < 0 ? source.length() : found + length;
  }

  private boolean beginsPattern() {
    return BEFORE_PATTERN.matcher(kept.substring(Math.max(0, kept.length() - LOOK_BACK))).find();
  }

  /** A string, or a pattern, whose end counts only outside of square brackets. */
  private void keepUntil(char end) {
    boolean bracket = false;
    keep();
    while (source.charAt(at) != end || bracket) {
      char next = source.charAt(at);
      bracket = end == '/' && (next == '[' || bracket && next != ']');
      if (next == '\\') {
        keep();
      }
      keep();
    }
    keep();
  }

  /** A template, up to its end or to the next code in it. */
  private void template() {
    while (source.charAt(at) != '`') {
      if (source.startsWith("${", at)) {
        keep();
        keep();
        braces.push(true);
        return;
      }
      if (source.charAt(at) == '\\') {
        keep();
      }
      keep();
    }
    keep();
  }
}
