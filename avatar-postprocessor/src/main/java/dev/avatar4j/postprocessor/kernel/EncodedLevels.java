package dev.avatar4j.postprocessor.kernel;

import dev.avatar4j.image.ColorTransfer;

/**
 * Rounds linear values to equal steps, of light itself or of its sRGB encoding. Immutable and
 * thread-safe.
 *
 * <p>The encoding is interpolated between 128 places per power of two; it is right within 1e-5, a
 * 400th of an 8-bit step, so only values that close to the middle of two steps may go either way.
 */
public final class EncodedLevels {
  private static final int SHIFT = 16;

  /** Below this the curve is a straight line. */
  private static final float LINE_END = 0x1p-9f;

  private static final int BASE = Float.floatToRawIntBits(LINE_END) >>> SHIFT;
  private static final int PLACES = (Float.floatToRawIntBits(1f) >>> SHIFT) - BASE;
  private static final float LINE_SLOPE = 12.92f;
  private static final float[] PLACE = new float[PLACES];
  private static final float[] ENCODED = new float[PLACES];
  private static final float[] SLOPE = new float[PLACES];

  static {
    for (int i = 0; i < PLACES; i++) {
      float low = Float.intBitsToFloat((BASE + i) << SHIFT);
      float high = Float.intBitsToFloat((BASE + i + 1) << SHIFT);
      double encoded = ColorTransfer.toSrgb((double) low);
      PLACE[i] = low;
      ENCODED[i] = (float) encoded;
      SLOPE[i] = (float) ((ColorTransfer.toSrgb((double) high) - encoded) / (high - low));
    }
  }

  private final boolean ofEncoding;
  private final float[] levels;

  /**
   * @param count how many values are left, at least 2
   * @param ofEncoding equal steps of the sRGB encoding instead of light
   */
  public EncodedLevels(int count, boolean ofEncoding) {
    this.ofEncoding = ofEncoding;
    levels = new float[count];
    for (int i = 0; i < count; i++) {
      double value = (double) i / (count - 1);
      levels[i] = (float) (ofEncoding ? ColorTransfer.toLinear(value) : value);
    }
  }

  /**
   * Rounds to a level.
   *
   * @param values linear; changed in place, then 0..1
   * @param from first index
   * @param to index after the last
   * @param rounding what is added before the fraction is dropped, 0..1, in turn; its length is a
   *     power of two; all 0.5 rounds to nearest
   */
  public void round(float[] values, int from, int to, float[] rounding) {
    int steps = levels.length - 1;
    int mask = rounding.length - 1;
    for (int i = from; i < to; i++) {
      float value = Math.max(0f, Math.min(1f, values[i]));
      float place = ofEncoding ? encode(value) : value;
      values[i] = levels[Math.min(steps, (int) (place * steps + rounding[i - from & mask]))];
    }
  }

  /**
   * @param value linear, 0..1
   * @return its sRGB encoding within 1e-5
   */
  static float encode(float value) {
    if (!(value >= LINE_END)) {
      return value * LINE_SLOPE;
    }
    if (value >= 1f) {
      return 1f;
    }
    int i = (Float.floatToRawIntBits(value) >>> SHIFT) - BASE;
    return ENCODED[i] + (value - PLACE[i]) * SLOPE[i];
  }
}
