package dev.avatar4j.speech.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Divides text into sentences, so that the first is heard while the next is still being prepared. A
 * line end always ends a sentence. Made for English; full-width marks are understood too.
 */
public final class Sentences {
  /** A longer sentence is cut at a comma or a space, in UTF-16 units. */
  public static final int MAX_LENGTH = 400;

  private static final String ENDS = ".!?…";
  private static final String WIDE_ENDS = "。！？";
  private static final String CLOSERS = "\"'”’)]}»」』";

  /** A name or number follows, so the full stop never ends a sentence. */
  private static final Set<String> BEFORE_A_NAME =
      Set.of(
          "mr", "mrs", "ms", "mx", "dr", "prof", "st", "rev", "hon", "gen", "col", "maj", "capt",
          "lt", "sgt", "gov", "sen", "rep", "pres", "mt", "vs", "no", "nos", "fig", "figs", "vol",
          "pp", "ch", "sec", "eq", "ca", "cf", "al", "approx", "e.g", "i.e", "viz");

  private Sentences() {}

  /**
   * @param text text to speak; {@link SpeechText#clean Clean} it first
   * @return its sentences in order, each with its marks and quotes, without space around it; pieces
   *     without a letter or digit are left out
   */
  public static List<String> split(String text) {
    List<String> sentences = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      int start = 0;
      for (int at = 0; at < line.length(); at++) {
        if (isEnd(line.charAt(at))) {
          int next = afterMarks(line, at);
          if (endsAt(line, at, next)) {
            add(line.substring(start, next), sentences);
            start = next;
          }
          at = next - 1;
        }
      }
      add(line.substring(start), sentences);
    }
    return List.copyOf(sentences);
  }

  private static boolean isEnd(char symbol) {
    return ENDS.indexOf(symbol) >= 0 || WIDE_ENDS.indexOf(symbol) >= 0;
  }

  /** The end of a run of marks such as {@code ?!"}. */
  private static int afterMarks(String line, int at) {
    int next = at + 1;
    while (next < line.length() && isEnd(line.charAt(next))) {
      next++;
    }
    while (next < line.length() && CLOSERS.indexOf(line.charAt(next)) >= 0) {
      next++;
    }
    return next;
  }

  private static boolean endsAt(String line, int mark, int next) {
    if (next == line.length() || WIDE_ENDS.indexOf(line.charAt(mark)) >= 0) {
      return true;
    }
    if (line.charAt(next) != ' ') {
      return false; // 3.5, example.org
    }
    String rest = line.substring(next).strip();
    boolean goesOn = !rest.isEmpty() && Character.isLowerCase(rest.codePointAt(0));
    char last = line.charAt(next - 1);
    boolean firm = last == '!' || last == '?';
    if (goesOn && !firm) {
      return false; // well... maybe; "Stop!" he said
    }
    return line.charAt(mark) != '.' || next > mark + 1 || !isAbbreviated(line, mark);
  }

  private static boolean isAbbreviated(String line, int stop) {
    int start = stop;
    while (start > 0 && isOfWord(line.charAt(start - 1))) {
      start--;
    }
    String word = line.substring(start, stop);
    boolean initial = word.length() == 1 && Character.isUpperCase(word.charAt(0));
    return (initial && !word.equals("I")) || BEFORE_A_NAME.contains(word.toLowerCase(Locale.ROOT));
  }

  private static boolean isOfWord(char symbol) {
    return Character.isLetterOrDigit(symbol) || symbol == '.';
  }

  private static void add(String piece, List<String> sentences) {
    String rest = piece.strip();
    while (rest.length() > MAX_LENGTH) {
      int cut = cut(rest);
      addSpeakable(rest.substring(0, cut).strip(), sentences);
      rest = rest.substring(cut).strip();
    }
    addSpeakable(rest, sentences);
  }

  private static int cut(String text) {
    for (String mark : List.of("; ", ": ", ", ", " ")) {
      int at = text.lastIndexOf(mark, MAX_LENGTH - mark.length());
      if (at > MAX_LENGTH / 4) {
        return at + mark.length();
      }
    }
    return Character.isHighSurrogate(text.charAt(MAX_LENGTH - 1)) ? MAX_LENGTH - 1 : MAX_LENGTH;
  }

  private static void addSpeakable(String piece, List<String> sentences) {
    if (SpeechText.isSpeakable(piece)) {
      sentences.add(piece);
    }
  }
}
