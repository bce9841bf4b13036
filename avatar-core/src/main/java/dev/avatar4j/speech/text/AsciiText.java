package dev.avatar4j.speech.text;

import java.text.Normalizer;
import java.util.Map;

/** Writes text in ASCII for voices that read nothing else. */
public final class AsciiText {
  private static final Map<Integer, String> SPELLINGS = spellings();

  private AsciiText() {}

  private static Map<Integer, String> spellings() {
    return Map.ofEntries(
        Map.entry((int) '‘', "'"),
        Map.entry((int) '’', "'"),
        Map.entry((int) '‚', "'"),
        Map.entry((int) '“', "\""),
        Map.entry((int) '”', "\""),
        Map.entry((int) '„', "\""),
        Map.entry((int) '«', "\""),
        Map.entry((int) '»', "\""),
        Map.entry((int) '–', ", "),
        Map.entry((int) '—', ", "),
        Map.entry((int) '…', "..."),
        Map.entry((int) '‐', "-"),
        Map.entry((int) '‑', "-"),
        Map.entry((int) '−', " minus "),
        Map.entry((int) '×', " times "),
        Map.entry((int) '÷', " divided by "),
        Map.entry((int) '°', " degrees "),
        Map.entry((int) '€', " euros "),
        Map.entry((int) '£', " pounds "),
        Map.entry((int) 'ß', "ss"),
        Map.entry((int) 'æ', "ae"),
        Map.entry((int) 'Æ', "AE"),
        Map.entry((int) 'œ', "oe"),
        Map.entry((int) 'Œ', "OE"),
        Map.entry((int) 'ø', "o"),
        Map.entry((int) 'Ø', "O"),
        Map.entry((int) 'ł', "l"),
        Map.entry((int) 'Ł', "L"),
        Map.entry((int) 'đ', "d"),
        Map.entry((int) 'ð', "th"),
        Map.entry((int) 'þ', "th"),
        Map.entry((int) '。', ". "),
        Map.entry((int) '，', ", "),
        Map.entry((int) '！', "! "),
        Map.entry((int) '？', "? "));
  }

  /**
   * Spells typographic signs out, drops accents, and puts a space where any other character that is
   * not ASCII was.
   *
   * @param text any text
   * @return the same in printable ASCII and line ends; may have no letter left
   */
  public static String fold(String text) {
    StringBuilder spelt = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            symbol -> {
              String spelling = SPELLINGS.get(symbol);
              if (spelling == null) {
                spelt.appendCodePoint(symbol);
              } else {
                spelt.append(spelling);
              }
            });
    String apart = Normalizer.normalize(spelt, Normalizer.Form.NFKD).replaceAll("\\p{Mn}+", "");
    return apart.replaceAll("[^\n\\x20-\\x7e]+", " ").replaceAll(" {2,}", " ").strip();
  }
}
