package dev.avatar4j.emotion.lexicon;

/** Brings drawn-out words back to how they are written: "soooo" to "so", "hahahaha" to "haha". */
final class Spelling {
  private Spelling() {}

  static String plain(String word, Lexicon lexicon) {
    if (lexicon.knows(word) || !drawnOut(word)) {
      return word;
    }
    String syllables = shortened(word, 2, 2);
    String pairs = shortened(syllables, 1, 2);
    if (lexicon.knows(pairs)) {
      return pairs;
    }
    String single = shortened(syllables, 1, 1);
    return lexicon.knows(single) ? single : pairs;
  }

  private static boolean drawnOut(String word) {
    for (int i = 2; i < word.length(); i++) {
      boolean letter = word.charAt(i) == word.charAt(i - 1) && word.charAt(i) == word.charAt(i - 2);
      boolean syllable =
          i >= 5
              && word.regionMatches(i - 1, word, i - 3, 2)
              && word.regionMatches(i - 3, word, i - 5, 2);
      if (letter || syllable) {
        return true;
      }
    }
    return false;
  }

  /** Keeps so many of a group of letters of that length where it stands more than twice. */
  private static String shortened(String word, int length, int kept) {
    StringBuilder result = new StringBuilder();
    int at = 0;
    while (at < word.length()) {
      int count = 1;
      while (at + (count + 1) * length <= word.length()
          && word.regionMatches(at, word, at + count * length, length)) {
        count++;
      }
      if (count > 2) {
        result.append(word, at, at + kept * length);
        at += count * length;
      } else {
        result.append(word.charAt(at));
        at++;
      }
    }
    return result.toString();
  }
}
