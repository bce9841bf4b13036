package dev.avatar4j.emotion.lexicon;

/** Brings drawn-out words back to how they are written: "soooo" to "so", "hahahaha" to "haha". */
final class Spelling {
  private Spelling() {}

  static String plain(String word, Lexicon lexicon) {
    if (lexicon.knows(word) || !drawnOut(word)) {
      return word;
    }
    String pairs = shortened(shortened(word, 2, 2), 1, 2);
    if (lexicon.knows(pairs)) {
      return pairs;
    }
    String single = shortened(pairs, 1, 1);
    return lexicon.knows(single) ? single : pairs;
  }

  private static boolean drawnOut(String word) {
    for (int i = 2; i < word.length(); i++) {
      boolean letter = word.charAt(i) == word.charAt(i - 1) && word.charAt(i) == word.charAt(i - 2);
      boolean syllable =
          i >= 5
              && word.regionMatches(i - 1, word, i - 3, 2)
              && word.startsWith(word.substring(i - 3, i - 1), i - 5);
      if (letter || syllable) {
        return true;
      }
    }
    return false;
  }

  /** Keeps at most so many repetitions of a group of letters of that length. */
  private static String shortened(String word, int length, int most) {
    StringBuilder kept = new StringBuilder();
    int at = 0;
    while (at < word.length()) {
      int count = 1;
      while (at + (count + 1) * length <= word.length()
          && word.regionMatches(at, word, at + count * length, length)) {
        count++;
      }
      if (count > most) {
        kept.append(word, at, at + most * length);
        at += count * length;
      } else {
        kept.append(word.charAt(at));
        at++;
      }
    }
    return kept.toString();
  }
}
