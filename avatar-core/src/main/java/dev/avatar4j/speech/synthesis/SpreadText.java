package dev.avatar4j.speech.synthesis;

import dev.avatar4j.speech.PhoneTiming;
import dev.avatar4j.speech.text.LetterToSound;
import java.util.ArrayList;
import java.util.List;

/**
 * Spreads the sounds of a text over a stretch of time: a vowel is twice as long as a consonant, a
 * pause at a punctuation mark three times.
 */
final class SpreadText {
  private static final String VOWELS = "aeiouɑʌɪʊɛɔɒəɜæᵊᵻ";
  private static final String STOPS = ".!?…";
  private static final String BREAKS = ",;:—–";

  private SpreadText() {}

  /** The sounds of all words; a mark where a pause is, in the symbols of the viseme table. */
  static String phonemes(String text) {
    StringBuilder sounds = new StringBuilder();
    for (String word : text.strip().split("\\s+", -1)) {
      String spoken = LetterToSound.phonemes(word);
      sounds.append(spoken);
      int last = word.isEmpty() ? 0 : word.codePointBefore(word.length());
      if (!spoken.isEmpty() && STOPS.indexOf(last) >= 0) {
        sounds.append('.');
      } else if (!spoken.isEmpty() && BREAKS.indexOf(last) >= 0) {
        sounds.append(',');
      }
    }
    int length = sounds.length();
    boolean pauseAtEnd = length > 0 && ".,".indexOf(sounds.charAt(length - 1)) >= 0;
    return pauseAtEnd ? sounds.substring(0, length - 1) : sounds.toString();
  }

  /** How long a word takes against others, at least 1; letters count where no sound is known. */
  static int length(String word) {
    String sounds = phonemes(word);
    return sounds.isEmpty()
        ? word.codePointCount(0, word.length())
        : sounds.codePoints().map(SpreadText::weight).sum();
  }

  static List<PhoneTiming> over(String text, double start, double end) {
    int[] symbols = phonemes(text).codePoints().toArray();
    double total = 0;
    for (int symbol : symbols) {
      total += weight(symbol);
    }
    List<PhoneTiming> phones = new ArrayList<>();
    double done = 0;
    for (int symbol : symbols) {
      double from = start + (end - start) * done / total;
      done += weight(symbol);
      phones.add(
          new PhoneTiming(Character.toString(symbol), from, start + (end - start) * done / total));
    }
    return phones;
  }

  private static int weight(int symbol) {
    if (symbol == '.' || symbol == ',') {
      return 3;
    }
    return VOWELS.indexOf(symbol) >= 0 ? 2 : 1;
  }
}
