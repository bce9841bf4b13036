package dev.avatar4j.speech;

import java.util.ArrayList;
import java.util.List;

/** Cleans up the word times that speech engines report. */
public final class WordTimings {
  private static final String PUNCTUATION = ",.!?:;";

  private WordTimings() {}

  /**
   * Leaves out each word that begins when the last one kept began (unknown times count as one time,
   * and so do leading ones), and single characters that are neither letters, digits nor one of
   * {@code , . ! ? : ;}. Spells one-letter diphthongs out.
   *
   * @param words the words as reported
   * @return the words to use, in the same order
   */
  public static List<WordTiming> clean(List<WordTiming> words) {
    List<WordTiming> kept = new ArrayList<>();
    double last = Double.NaN;
    for (WordTiming word : words) {
      if (Double.compare(word.start(), last) != 0 && !isStray(word.word())) {
        last = word.start();
        kept.add(
            new WordTiming(
                word.word(), Ipa.expandDiphthongs(word.phonemes()), word.start(), word.end()));
      }
    }
    return List.copyOf(kept);
  }

  private static boolean isStray(String word) {
    if (word.codePointCount(0, word.length()) != 1) {
      return false;
    }
    int only = word.codePointAt(0);
    return !Character.isLetterOrDigit(only) && PUNCTUATION.indexOf(only) < 0;
  }
}
