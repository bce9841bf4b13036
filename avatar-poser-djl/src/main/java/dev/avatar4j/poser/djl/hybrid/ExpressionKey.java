package dev.avatar4j.poser.djl.hybrid;

import java.util.Arrays;

/**
 * The expression of one part of a face, on a grid of {@value #UNITS} units to each morph's 0..1:
 * the units themselves, compared exactly. Refilled in place by whoever looks for a picture; {@link
 * #copy} makes one to keep.
 */
final class ExpressionKey {
  static final int UNITS = 100;

  private final FacePart part;
  private final byte[] units;

  ExpressionKey(FacePart part) {
    this(part, new byte[part.size()]);
  }

  private ExpressionKey(FacePart part, byte[] units) {
    this.part = part;
    this.units = units;
  }

  ExpressionKey copy() {
    return new ExpressionKey(part, units.clone());
  }

  void copyFrom(ExpressionKey other) {
    System.arraycopy(other.units, 0, units, 0, units.length);
  }

  int size() {
    return units.length;
  }

  int get(int n) {
    return units[n];
  }

  /**
   * @param value in units, -{@value #UNITS} to {@value #UNITS}
   */
  void set(int n, int value) {
    units[n] = (byte) value;
  }

  /** Writes the expression into a pose. */
  void writeTo(float[] pose) {
    for (int n = 0; n < units.length; n++) {
      pose[part.morph(n)] = units[n] / (float) UNITS;
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ExpressionKey key
        && key.part == part
        && Arrays.equals(units, key.units);
  }

  @Override
  public int hashCode() {
    return 31 * part.ordinal() + Arrays.hashCode(units);
  }
}
