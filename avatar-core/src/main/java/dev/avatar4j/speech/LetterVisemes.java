package dev.avatar4j.speech;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Guesses what the mouth does from the letters of a word alone, where nothing better is at hand:
 * two letters that English writes for one sound count as one, accents are dropped, and other
 * letters than Latin ones move the mouth as a neutral vowel.
 */
final class LetterVisemes {
  private static final Map<String, Viseme> TABLE = new HashMap<>();

  static {
    put(Viseme.AAA, "a ai au c g k q r th x");
    put(Viseme.III, "ee ea ie i v y");
    put(Viseme.UUU, "oo ew u");
    put(Viseme.EEE, "e ei f l n s t z ph");
    put(Viseme.OOO, "o ou ow oi oy sh ch j w wh");
    put(Viseme.DELTA, "d h");
    put(Viseme.CLOSE, "b m p");
  }

  private LetterVisemes() {}

  private static void put(Viseme viseme, String spellings) {
    for (String spelling : spellings.split(" ")) {
      TABLE.put(spelling, viseme);
    }
  }

  /**
   * @param word a word as it is written
   * @return one viseme for each sound that its letters seem to stand for; empty without any letter
   */
  static List<Viseme> of(String word) {
    String plain = Normalizer.normalize(word, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
    int[] letters = plain.codePoints().filter(Character::isLetterOrDigit).toArray();
    List<Viseme> visemes = new ArrayList<>();
    for (int i = 0; i < letters.length; i++) {
      String two = i + 1 < letters.length ? new String(letters, i, 2) : "";
      boolean doubled = two.length() == 2 && two.charAt(0) == two.charAt(1);
      Viseme pair = TABLE.get(two);
      if (pair != null) {
        visemes.add(pair);
        i++;
      } else if (!doubled && !isSilent(letters, i)) {
        visemes.add(TABLE.getOrDefault(new String(letters, i, 1), Viseme.DELTA));
      }
    }
    return visemes;
  }

  /** An e at the end of a word that has other vowels. */
  private static boolean isSilent(int[] letters, int index) {
    return letters[index] == 'e' && index == letters.length - 1 && index > 2;
  }
}
