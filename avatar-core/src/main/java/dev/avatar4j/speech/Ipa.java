package dev.avatar4j.speech;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Brings other ways to write phonemes into the alphabet of {@link VisemeTable}. */
public final class Ipa {
  /** One-letter diphthongs of Misaki. */
  private static final Map<Integer, String> DIPHTHONGS =
      Map.of(
          (int) 'A', "eɪ",
          (int) 'I', "aɪ",
          (int) 'W', "aʊ",
          (int) 'Y', "ɔɪ",
          (int) 'O', "oʊ",
          (int) 'Q', "əʊ");

  private static final Map<Integer, String> ESPEAK =
      Map.of(
          (int) 'g', "ɡ",
          (int) 'r', "ɹ",
          (int) 'x', "k",
          (int) 'ç', "k",
          (int) 'ɬ', "l",
          (int) 'ʔ', "t",
          (int) 'ɐ', "ə",
          (int) 'ɚ', "əɹ",
          (int) 'ɝ', "ɜɹ");

  private static final Map<String, String> ARPABET = arpabet();

  private Ipa() {}

  private static Map<String, String> arpabet() {
    String table =
        "aa ɑ ae æ ah ʌ ao ɔ aw aʊ ax ə axr əɹ ay aɪ b b ch ʧ d d dh ð dx ɾ eh ɛ el ᵊl em ᵊm en ᵊn"
            + " er ɜɹ ey eɪ f f g ɡ hh h hv h ih ɪ iy i jh ʤ k k l l m m n n ng ŋ ow oʊ oy ɔɪ p p"
            + " r ɹ s s sh ʃ t t th θ uh ʊ uw u v v w w y j z z zh ʒ";
    String[] entries = table.split(" ", -1);
    Map<String, String> map = new HashMap<>();
    for (int i = 0; i < entries.length; i += 2) {
      map.put(entries[i], entries[i + 1]);
    }
    return Map.copyOf(map);
  }

  /**
   * @param phone a sound in ARPAbet; upper case and stress digits are understood
   * @return the same in the symbols of {@link VisemeTable}; empty for a pause and what is not known
   */
  public static String ofArpabet(String phone) {
    String bare = phone.toLowerCase(Locale.ROOT).replaceAll("[0-9]", "");
    return ARPABET.getOrDefault(bare, "");
  }

  /**
   * Spells Misaki's six one-letter diphthongs out. Doing it twice changes nothing more.
   *
   * @param phonemes phonemes as Misaki writes them
   * @return the same, each diphthong as two vowels
   */
  public static String expandDiphthongs(String phonemes) {
    return replaced(phonemes, DIPHTHONGS);
  }

  /**
   * Folds eSpeak's phonemes into the 52 symbols: ties, syllabic and other combining marks are
   * dropped, affricates become one symbol, sounds that English does not have become their nearest.
   *
   * @param phonemes phonemes as eSpeak writes them
   * @return the same as Misaki would write it
   */
  public static String foldEspeak(String phonemes) {
    String bare = phonemes.replaceAll("\\p{Mn}", "");
    return replaced(bare.replace("tʃ", "ʧ").replace("dʒ", "ʤ"), ESPEAK);
  }

  private static String replaced(String text, Map<Integer, String> replacements) {
    StringBuilder result = new StringBuilder(text.length() + 8);
    text.codePoints()
        .forEach(
            symbol -> {
              String replacement = replacements.get(symbol);
              if (replacement == null) {
                result.appendCodePoint(symbol);
              } else {
                result.append(replacement);
              }
            });
    return result.toString();
  }
}
