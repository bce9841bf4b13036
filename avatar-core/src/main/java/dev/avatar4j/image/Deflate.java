package dev.avatar4j.image;

/** The numbers of the deflate format (RFC 1951, 3.2.5 and 3.2.7). */
final class Deflate {
  /** Literal bytes, end of block and match lengths. */
  static final int SYMBOLS = 286;

  static final int END_OF_BLOCK = 256;

  /** Shortest match, in bytes. */
  static final int SHORTEST_MATCH = 3;

  /** Longest match, in bytes. */
  static final int LONGEST_MATCH = 258;

  private static final int FIRST_LENGTH_SYMBOL = 257;
  private static final int LAST_LENGTH_SYMBOL = 285;

  private static final short[] LENGTH_SYMBOL = new short[LONGEST_MATCH + 1];
  private static final short[] BASE_LENGTH = new short[SYMBOLS];

  static {
    int length = SHORTEST_MATCH;
    for (int symbol = FIRST_LENGTH_SYMBOL; symbol < LAST_LENGTH_SYMBOL; symbol++) {
      BASE_LENGTH[symbol] = (short) length;
      for (int k = 0; k < 1 << extraBits(symbol); k++) {
        LENGTH_SYMBOL[length++] = (short) symbol;
      }
    }
    // the longest length, which the loop reached too, has a symbol of its own
    LENGTH_SYMBOL[LONGEST_MATCH] = LAST_LENGTH_SYMBOL;
    BASE_LENGTH[LAST_LENGTH_SYMBOL] = LONGEST_MATCH;
  }

  private Deflate() {}

  /**
   * @param length bytes of a match
   * @return the symbol that stands for it
   */
  static int lengthSymbol(int length) {
    return LENGTH_SYMBOL[length];
  }

  /**
   * @param symbol a length symbol
   * @return the shortest length it stands for
   */
  static int baseLength(int symbol) {
    return BASE_LENGTH[symbol];
  }

  /**
   * @param symbol a length symbol
   * @return how many bits behind it say how much longer the match is
   */
  static int extraBits(int symbol) {
    return symbol < 261 || symbol == LAST_LENGTH_SYMBOL ? 0 : (symbol - 261) / 4;
  }

  /**
   * Splits a long run into matches.
   *
   * @param run bytes left, at least {@link #SHORTEST_MATCH}
   * @return how many the next match should take, so that no rest is too short for another one
   */
  static int nextMatch(int run) {
    int rest = run - LONGEST_MATCH;
    return rest > 0 && rest < SHORTEST_MATCH ? run - SHORTEST_MATCH : Math.min(run, LONGEST_MATCH);
  }
}
