package dev.avatar4j.image;

import java.util.Arrays;

/**
 * A canonical, length-limited Huffman code as deflate stores it (RFC 1951, 3.2.2). Rebuilt for each
 * frame in its own memory. Not thread-safe.
 */
final class HuffmanCode {
  private static final int SYMBOL_BITS = 9;
  private static final int LENGTH_SHIFT = 16;

  private final int longest;
  private final int[] lengths;

  /** By symbol: the code, first bit lowest, with its length above {@link #LENGTH_SHIFT}. */
  private final int[] entries;

  private final long[] sorted;
  private final int[] weights;
  private final int[] perLength;
  private final int[] nextCode;

  /**
   * @param symbols size of the alphabet, at most 512
   * @param longest most bits a code may have, at most 15; {@code 2^longest >= symbols}
   */
  HuffmanCode(int symbols, int longest) {
    this.longest = longest;
    lengths = new int[symbols];
    entries = new int[symbols];
    sorted = new long[symbols];
    weights = new int[symbols];
    perLength = new int[symbols + 1];
    nextCode = new int[longest + 2];
  }

  /**
   * @return bits of each symbol's code; 0 for symbols that do not occur
   */
  int[] lengths() {
    return lengths;
  }

  /**
   * @return by symbol {@code length << 16 | code}, the code's first bit lowest
   */
  int[] entries() {
    return entries;
  }

  /**
   * @param entry one of {@link #entries()}
   * @return its code
   */
  static int code(int entry) {
    return entry & 0xFFFF;
  }

  /**
   * @param entry one of {@link #entries()}
   * @return its number of bits
   */
  static int length(int entry) {
    return entry >>> LENGTH_SHIFT;
  }

  /**
   * @param counts how often each symbol occurs
   */
  void build(int[] counts) {
    int used = 0;
    for (int symbol = 0; symbol < lengths.length; symbol++) {
      lengths[symbol] = 0;
      if (counts[symbol] > 0) {
        sorted[used++] = (long) counts[symbol] << SYMBOL_BITS | symbol;
      }
    }
    Arrays.sort(sorted, 0, used);
    Arrays.fill(perLength, 0);
    if (used < 3) {
      perLength[1] = used;
    } else {
      measure(used);
      limit(used);
    }
    assignLengths(used);
    assignCodes();
  }

  /**
   * Optimal code lengths in place (Moffat and Katajainen, "In-place calculation of minimum
   * redundancy codes", 1995): first each inner node's parent, then its depth, then the leaves'.
   */
  private void measure(int used) {
    for (int i = 0; i < used; i++) {
      weights[i] = (int) (sorted[i] >>> SYMBOL_BITS);
    }
    int leaf = 0;
    int root = 0;
    for (int next = 0; next < used - 1; next++) {
      int sum = 0;
      for (int half = 0; half < 2; half++) {
        if (leaf >= used || (root < next && weights[root] < weights[leaf])) {
          sum += weights[root];
          weights[root++] = next;
        } else {
          sum += weights[leaf++];
        }
      }
      weights[next] = sum;
    }
    weights[used - 2] = 0;
    for (int next = used - 3; next >= 0; next--) {
      weights[next] = weights[weights[next]] + 1;
    }
    int inner = used - 2;
    int available = 1;
    for (int depth = 0; available > 0; depth++) {
      int here = 0;
      while (inner >= 0 && weights[inner] == depth) {
        here++;
        inner--;
      }
      perLength[depth] = available - here;
      available = 2 * here;
    }
  }

  /** Shortens codes beyond the limit and lengthens others until all prefixes fit again. */
  private void limit(int used) {
    for (int i = longest + 1; i < used; i++) {
      perLength[longest] += perLength[i];
      perLength[i] = 0;
    }
    int excess = -(1 << longest);
    for (int i = 1; i <= longest; i++) {
      excess += perLength[i] << (longest - i);
    }
    for (; excess > 0; excess--) {
      int shorter = longest - 1;
      while (perLength[shorter] == 0) {
        shorter--;
      }
      // one leaf becomes a node over itself and a leaf taken from the lowest level
      perLength[shorter]--;
      perLength[shorter + 1] += 2;
      perLength[longest]--;
    }
  }

  private void assignLengths(int used) {
    int at = used;
    for (int length = 1; length <= longest && at > 0; length++) {
      for (int k = 0; k < perLength[length]; k++) {
        lengths[(int) sorted[--at] & ((1 << SYMBOL_BITS) - 1)] = length;
      }
    }
  }

  private void assignCodes() {
    int code = 0;
    for (int length = 1; length <= longest; length++) {
      code = code + (length == 1 ? 0 : perLength[length - 1]) << 1;
      nextCode[length] = code;
    }
    for (int symbol = 0; symbol < lengths.length; symbol++) {
      int length = lengths[symbol];
      int reversed =
          length == 0 ? 0 : Integer.reverse(nextCode[length]++) >>> (Integer.SIZE - length);
      entries[symbol] = length << LENGTH_SHIFT | reversed;
    }
  }
}
