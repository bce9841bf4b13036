package dev.avatar4j.speech;

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

  private Ipa() {}

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
