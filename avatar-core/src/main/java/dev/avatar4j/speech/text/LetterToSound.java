package dev.avatar4j.speech.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

/**
 * Guesses how an English word sounds from its letters. Right often enough to move a mouth, not to
 * be heard: shapes, closed lips and lengths matter, and those the spelling gives away.
 */
public final class LetterToSound {
  private static final String VOWELS = "aeiouy";

  /** Frequent words that are not spelt as they sound. */
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("a", "ə"),
          Map.entry("the", "ðə"),
          Map.entry("of", "ʌv"),
          Map.entry("to", "tu"),
          Map.entry("do", "du"),
          Map.entry("who", "hu"),
          Map.entry("you", "ju"),
          Map.entry("your", "jɔɹ"),
          Map.entry("are", "ɑɹ"),
          Map.entry("was", "wʌz"),
          Map.entry("is", "ɪz"),
          Map.entry("his", "hɪz"),
          Map.entry("as", "æz"),
          Map.entry("have", "hæv"),
          Map.entry("one", "wʌn"),
          Map.entry("two", "tu"),
          Map.entry("they", "ðeɪ"),
          Map.entry("there", "ðɛɹ"),
          Map.entry("their", "ðɛɹ"),
          Map.entry("what", "wʌt"),
          Map.entry("said", "sɛd"),
          Map.entry("some", "sʌm"),
          Map.entry("come", "kʌm"),
          Map.entry("love", "lʌv"),
          Map.entry("live", "lɪv"),
          Map.entry("give", "ɡɪv"),
          Map.entry("i", "aɪ"),
          Map.entry("be", "bi"),
          Map.entry("he", "hi"),
          Map.entry("me", "mi"),
          Map.entry("she", "ʃi"),
          Map.entry("we", "wi"),
          Map.entry("no", "noʊ"),
          Map.entry("so", "soʊ"),
          Map.entry("go", "ɡoʊ"),
          Map.entry("hello", "həloʊ"));

  private static final String[] DIGITS = {
    "ziɹoʊ", "wʌn", "tu", "θɹi", "fɔɹ", "faɪv", "sɪks", "sɛvən", "eɪt", "naɪn"
  };

  /** Groups of letters that stand for one sound or two, longest first. */
  private static final String[][] GROUPS = {
    {"ough", "oʊ"},
    {"augh", "ɔ"},
    {"eigh", "eɪ"},
    {"tion", "ʃən"},
    {"sion", "ʒən"},
    {"igh", "aɪ"},
    {"tch", "ʧ"},
    {"dge", "ʤ"},
    {"sch", "sk"},
    {"ing", "ɪŋ"},
    {"ear", "iɹ"},
    {"air", "ɛɹ"},
    {"are", "ɛɹ"},
    {"ore", "ɔɹ"},
    {"our", "aʊɹ"},
    {"ure", "jʊɹ"},
    {"ch", "ʧ"},
    {"sh", "ʃ"},
    {"th", "θ"},
    {"ph", "f"},
    {"wh", "w"},
    {"ck", "k"},
    {"qu", "kw"},
    {"ng", "ŋ"},
    {"kn", "n"},
    {"wr", "ɹ"},
    {"gh", "ɡ"},
    {"ee", "i"},
    {"ea", "i"},
    {"oo", "u"},
    {"ou", "aʊ"},
    {"ow", "oʊ"},
    {"oi", "ɔɪ"},
    {"oy", "ɔɪ"},
    {"ai", "eɪ"},
    {"ay", "eɪ"},
    {"ey", "i"},
    {"ei", "eɪ"},
    {"ie", "i"},
    {"oa", "oʊ"},
    {"au", "ɔ"},
    {"aw", "ɔ"},
    {"ew", "ju"},
    {"ue", "u"},
    {"ar", "ɑɹ"},
    {"er", "əɹ"},
    {"ir", "ɜɹ"},
    {"or", "ɔɹ"},
    {"ur", "ɜɹ"}
  };

  private static final Map<Character, String> SHORT =
      Map.of('a', "æ", 'e', "ɛ", 'i', "ɪ", 'o', "ɑ", 'u', "ʌ", 'y', "ɪ");
  private static final Map<Character, String> LONG =
      Map.of('a', "eɪ", 'e', "i", 'i', "aɪ", 'o', "oʊ", 'u', "u", 'y', "aɪ");
  private static final Map<Character, String> CONSONANTS =
      Map.ofEntries(
          Map.entry('c', "k"),
          Map.entry('g', "ɡ"),
          Map.entry('j', "ʤ"),
          Map.entry('q', "k"),
          Map.entry('r', "ɹ"),
          Map.entry('x', "ks"));

  private LetterToSound() {}

  /**
   * @param word one word as it is written; case, accents and marks do not matter, digits are named
   *     one by one
   * @return its sounds in the symbols of the viseme table, diphthongs as two; empty if there is no
   *     Latin letter and no digit in it
   */
  public static String phonemes(String word) {
    String plain =
        Normalizer.normalize(word, Normalizer.Form.NFKD)
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]", "");
    String known = WORDS.get(plain);
    return known != null ? known : spelt(plain);
  }

  private static String spelt(String word) {
    StringBuilder sounds = new StringBuilder();
    int at = 0;
    while (at < word.length()) {
      char letter = word.charAt(at);
      String[] group = group(word, at);
      if (letter >= '0' && letter <= '9') {
        sounds.append(DIGITS[letter - '0']);
        at++;
      } else if (group != null) {
        sounds.append(group[1]);
        at += group[0].length();
      } else if (at > 0 && letter == word.charAt(at - 1) && !isVowel(letter)) {
        at++; // a doubled consonant is one sound
      } else {
        sounds.append(isVowel(letter) ? vowel(word, at) : consonant(word, at));
        at++;
      }
    }
    return sounds.toString();
  }

  private static String[] group(String word, int at) {
    for (String[] group : GROUPS) {
      if (word.startsWith(group[0], at)) {
        return group;
      }
    }
    return null;
  }

  private static String vowel(String word, int at) {
    char letter = word.charAt(at);
    boolean last = at == word.length() - 1;
    if (letter == 'y' && at == 0 && !last) {
      return "j";
    }
    if (last && letter == 'e') {
      return at > 0 && hasVowelBefore(word, at) ? "" : "i";
    }
    if (last && letter == 'y') {
      return hasVowelBefore(word, at) ? "i" : "aɪ";
    }
    if (last && letter != 'a') {
      return LONG.get(letter);
    }
    boolean open =
        at + 2 == word.length() - 1 && !isVowel(word.charAt(at + 1)) && word.endsWith("e");
    return last ? "ə" : (open ? LONG : SHORT).get(letter);
  }

  private static String consonant(String word, int at) {
    char letter = word.charAt(at);
    boolean soft = at + 1 < word.length() && "eiy".indexOf(word.charAt(at + 1)) >= 0;
    if (soft && letter == 'c') {
      return "s";
    }
    if (soft && letter == 'g' && at > 0) {
      return "ʤ";
    }
    return CONSONANTS.getOrDefault(letter, String.valueOf(letter));
  }

  private static boolean hasVowelBefore(String word, int at) {
    return word.substring(0, at).chars().anyMatch(letter -> isVowel((char) letter));
  }

  private static boolean isVowel(char letter) {
    return VOWELS.indexOf(letter) >= 0;
  }
}
