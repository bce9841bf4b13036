package dev.avatar4j.speech;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The mouth shape of each symbol of the International Phonetic Alphabet as Misaki (the phonemizer
 * of the Kokoro voices) writes it: 52 symbols. What is not in it (spaces, quotes, brackets, sounds
 * foreign to English) moves no mouth.
 */
public final class VisemeTable {
  private static final Map<Integer, Viseme> TABLE = table();

  private VisemeTable() {}

  private static Map<Integer, Viseme> table() {
    Map<Integer, Viseme> table = new HashMap<>();
    put(table, Viseme.AAA, "jkɡŋɹðθɑʌa");
    put(table, Viseme.III, "viɪ");
    put(table, Viseme.UUU, "uʊ");
    put(table, Viseme.EEE, "flnstTzʒɛɾe");
    put(table, Viseme.OOO, "wʃʤʧɔɒo");
    put(table, Viseme.DELTA, "dhəɜᵊæᵻ");
    put(table, Viseme.CLOSE, "bmp");
    put(table, Viseme.KEEP, "ːˈˌ,;:");
    put(table, Viseme.MAYBE_CLOSE, ".!?");
    return Map.copyOf(table);
  }

  private static void put(Map<Integer, Viseme> table, Viseme viseme, String symbols) {
    symbols.codePoints().forEach(symbol -> table.put(symbol, viseme));
  }

  /**
   * @param symbol a code point
   * @return what the mouth does; empty if the symbol is none of the 52
   */
  public static Optional<Viseme> of(int symbol) {
    return Optional.ofNullable(TABLE.get(symbol));
  }

  /**
   * @return all symbols, by code point
   */
  public static Map<Integer, Viseme> all() {
    return TABLE;
  }
}
