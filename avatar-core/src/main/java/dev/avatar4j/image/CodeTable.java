package dev.avatar4j.image;

import java.util.function.DoubleUnaryOperator;

/**
 * Rounds floats to 8-bit codes by one table look-up and one addition, without a branch, so that
 * noisy pictures take no longer than even ones.
 *
 * <p>The upper half of a float's bits chooses an entry: sign, exponent and seven bits of the
 * fraction, a range so narrow that at most one step between two codes lies in it. The entry holds
 * the code at the lower end of the range above 16 bits of fraction, and these are so chosen that
 * adding the lower half of the bits carries into the code exactly from the step on. There are
 * entries for negative numbers (code 0), for what is above 1 (code 255) and for NaN (code 0).
 */
final class CodeTable {
  private static final int INFINITY_RANGE = 0x7f80;

  private CodeTable() {}

  /**
   * @param encode from 0..1 to 0..1, rising
   * @param decode the inverse, but for rounding
   * @return the table for {@code rint(255 * encode(value))}, for {@link #place}
   */
  static int[] of(DoubleUnaryOperator encode, DoubleUnaryOperator decode) {
    int[] table = new int[1 << Short.SIZE];
    int from = 0;
    for (int code = 0; code < 255; code++) {
      int step = Float.floatToRawIntBits(firstAbove(code, encode, decode));
      int range = step >>> Short.SIZE;
      for (int i = from; i <= range; i++) {
        table[i] = code << Short.SIZE;
      }
      table[range] += (1 << Short.SIZE) - (step & 0xffff);
      from = range + 1;
    }
    for (int i = from; i < INFINITY_RANGE; i++) {
      table[i] = 255 << Short.SIZE;
    }
    // Infinity itself is 255; any fraction makes it NaN and carries into the code, which is then 0.
    table[INFINITY_RANGE] = (255 << Short.SIZE) + 0xffff;
    return table;
  }

  private static float firstAbove(
      int code, DoubleUnaryOperator encode, DoubleUnaryOperator decode) {
    float guess = (float) decode.applyAsDouble((code + 0.5) / 255);
    while (rounded(guess, encode) > code) {
      guess = Math.nextDown(guess);
    }
    while (rounded(guess, encode) <= code) {
      guess = Math.nextUp(guess);
    }
    return guess;
  }

  private static int rounded(float value, DoubleUnaryOperator encode) {
    return (int) Math.rint(255.0 * encode.applyAsDouble(value));
  }

  /**
   * @param table one of {@link #of}
   * @param value any float
   * @return its code in bits 16 to 23; the other bits mean nothing
   */
  static int place(int[] table, float value) {
    int bits = Float.floatToRawIntBits(value);
    return table[bits >>> Short.SIZE] + (bits & 0xffff);
  }

  /**
   * @param table one of {@link #of}
   * @param value any float
   * @return its code, 0..255
   */
  static int code(int[] table, float value) {
    return (place(table, value) >>> Short.SIZE) & 255;
  }
}
