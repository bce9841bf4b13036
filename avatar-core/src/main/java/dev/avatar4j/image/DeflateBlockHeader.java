package dev.avatar4j.image;

import java.util.Arrays;

/**
 * Writes the head of the only block of a deflate stream: its type, and the lengths of a literal
 * code and of a distance code with one distance (RFC 1951, 3.2.7). Not thread-safe.
 */
final class DeflateBlockHeader {
  /** In which order the code for the lengths stores its own lengths. */
  private static final int[] ORDER = {
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15
  };

  private static final int ZEROS_3_BITS = 17;
  private static final int ZEROS_7_BITS = 18;
  private static final int MOST_ZEROS = 138;

  private final HuffmanCode lengthsCode = new HuffmanCode(ORDER.length, 7);
  private final int[] counts = new int[ORDER.length];
  private final int[] lengths = new int[Deflate.SYMBOLS + 32];

  /** Symbols of the lengths' code, each with its extra bits above. */
  private final int[] symbols = new int[lengths.length];

  private int symbolEnd;

  /**
   * @param literalCode the code of literals and match lengths
   * @param distanceSymbol the one distance in use; its code is one bit, 0
   * @param out receives the bits
   */
  void write(HuffmanCode literalCode, int distanceSymbol, BitSink out) {
    Arrays.fill(lengths, 0);
    System.arraycopy(literalCode.lengths(), 0, lengths, 0, Deflate.SYMBOLS);
    lengths[Deflate.SYMBOLS + distanceSymbol] = 1;
    shortenZeros(Deflate.SYMBOLS + distanceSymbol + 1);
    lengthsCode.build(counts);
    out.write(0b101, 3); // the last block, with codes of its own
    out.write(Deflate.SYMBOLS - 257, 5);
    out.write(distanceSymbol, 5);
    int used = ORDER.length;
    while (lengthsCode.lengths()[ORDER[used - 1]] == 0) {
      used--;
    }
    out.write(used - 4, 4);
    for (int i = 0; i < used; i++) {
      out.write(lengthsCode.lengths()[ORDER[i]], 3);
    }
    for (int i = 0; i < symbolEnd; i++) {
      int symbol = symbols[i] & 31;
      int entry = lengthsCode.entries()[symbol];
      out.write(HuffmanCode.code(entry), HuffmanCode.length(entry));
      if (symbol >= ZEROS_3_BITS) {
        out.write(symbols[i] >>> 5, symbol == ZEROS_3_BITS ? 3 : 7);
      }
    }
  }

  private void shortenZeros(int end) {
    Arrays.fill(counts, 0);
    symbolEnd = 0;
    for (int i = 0; i < end; ) {
      int zeros = 0;
      while (i + zeros < end && zeros < MOST_ZEROS && lengths[i + zeros] == 0) {
        zeros++;
      }
      if (zeros >= 11) {
        add(ZEROS_7_BITS, zeros - 11);
        i += zeros;
      } else if (zeros >= 3) {
        add(ZEROS_3_BITS, zeros - 3);
        i += zeros;
      } else {
        add(lengths[i], 0);
        i++;
      }
    }
  }

  private void add(int symbol, int extra) {
    symbols[symbolEnd++] = extra << 5 | symbol;
    counts[symbol]++;
  }
}
