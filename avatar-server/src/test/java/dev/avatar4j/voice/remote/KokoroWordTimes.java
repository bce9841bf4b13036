package dev.avatar4j.voice.remote;

import dev.avatar4j.speech.WordTiming;
import java.util.ArrayList;
import java.util.List;

/**
 * The times a Kokoro server gives to words: counted in half-frames of 1/80 s from the durations of
 * its ids, so that words tile the time line and meet in the middle of the spaces between them.
 */
final class KokoroWordTimes {
  private static final double HALF_FRAMES = 80;
  private static final int SHORTEST = 3;

  /**
   * What the text was divided into.
   *
   * @param text as written
   * @param phonemes one id for each character
   * @param spaced whether a space follows, which is an id too
   */
  record Token(String text, String phonemes, boolean spaced) {}

  private final int[] durations;
  private int next = 1; // after the silence in front
  private int left;
  private int right;

  private KokoroWordTimes(int... durations) {
    this.durations = durations;
  }

  /**
   * @param tokens the tokens in their order
   * @param durations in frames of 25 ms: of the silence in front, each phoneme and space, and the
   *     silence behind
   * @return a word for each token, without times where the durations do not suffice
   */
  static List<WordTiming> of(List<Token> tokens, int... durations) {
    return new KokoroWordTimes(durations).words(tokens);
  }

  private List<WordTiming> words(List<Token> tokens) {
    List<WordTiming> words = new ArrayList<>();
    boolean enough = durations.length >= SHORTEST;
    left = enough ? 2 * Math.max(0, durations[0] - 3) : 0;
    right = left;
    for (Token token : tokens) {
      int behind = next + token.phonemes().length();
      enough &= behind < durations.length;
      words.add(enough ? timed(token, behind) : untimed(token));
    }
    return words;
  }

  private WordTiming timed(Token token, int behind) {
    int space = token.spaced() ? durations[behind] : 0;
    if (token.phonemes().isEmpty()) {
      left = right + space;
      right = left + space;
      next = behind + (token.spaced() ? 1 : 0);
      return untimed(token);
    }
    int spoken = 0;
    for (; next < behind; next++) {
      spoken += durations[next];
    }
    double start = left / HALF_FRAMES;
    left = right + 2 * spoken + space;
    right = left + space;
    next = behind + (token.spaced() ? 1 : 0);
    return new WordTiming(token.text(), token.phonemes(), start, left / HALF_FRAMES);
  }

  private static WordTiming untimed(Token token) {
    return new WordTiming(token.text(), token.phonemes(), Double.NaN, Double.NaN);
  }
}
