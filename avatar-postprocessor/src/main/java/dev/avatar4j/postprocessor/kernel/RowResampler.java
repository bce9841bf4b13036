package dev.avatar4j.postprocessor.kernel;

import java.util.Arrays;

/**
 * Resamples rows linearly at positions that grow by about one pixel per pixel, {@code x + x·k + b}.
 * The whole part of such a position, less {@code x}, changes only a few times in a row. So a row is
 * put together from a few shifted runs by block copies, and all arithmetic is one loop over arrays
 * that are read and written at the same index: what C2 needs to use vector instructions.
 *
 * <p>Holds scratch rows; belongs to one thread.
 */
final class RowResampler {
  private int width;
  private double slope;
  private double base;
  private float[] ramp = {};
  private float[] fraction = {};
  private float[] upper = {};
  private float[] lower = {};
  private float[] left = {};
  private float[] right = {};
  private float[] result = {};
  private int[] runStart = {};
  private int[] runOffset = {};
  private int runs;
  private int first;
  private int last;

  /**
   * Takes a row width and a slope; keeps all it can from before.
   *
   * @param newWidth pixels of a row
   * @param newSlope {@code k}: how much more than a pixel the position grows per pixel, more than
   *     -1
   */
  void begin(int newWidth, double newSlope) {
    if (newWidth == width && newSlope == slope) {
      return;
    }
    if (newWidth > result.length) {
      ramp = new float[newWidth];
      fraction = new float[newWidth];
      upper = new float[newWidth];
      lower = new float[newWidth];
      left = new float[newWidth];
      right = new float[newWidth];
      result = new float[newWidth];
      runStart = new int[newWidth + 1];
      runOffset = new int[newWidth];
    }
    width = newWidth;
    slope = newSlope;
    base = Double.NaN;
    for (int x = 0; x < width; x++) {
      ramp[x] = (float) (x * slope);
    }
  }

  /**
   * Sets where the following rows are sampled. Positions outside the row are moved to its ends.
   *
   * @param newBase {@code b}: the position of the first pixel
   */
  void place(double newBase) {
    if (newBase == base) {
      return;
    }
    base = newBase;
    double scale = 1 + slope;
    first = within(Math.ceil(-base / scale), 0, width);
    last = within(Math.ceil((width - 1 - base) / scale), first, width);
    Arrays.fill(fraction, 0, width, 0f);
    runs = 0;
    int x = first;
    while (x < last) {
      // The limits undo what rounding may have done to a position at an end of the row.
      int offset = within(Math.floor(x * slope + base), -x, width - 2 - x);
      int end = Math.min(runEnd(x, offset), Math.min(last, width - 1 - offset));
      runStart[runs] = x;
      runOffset[runs] = offset;
      runs++;
      interpolationWeights(x, end, (float) (base - offset));
      x = end;
    }
    runStart[runs] = last;
  }

  /** The first pixel after {@code x} whose position has another offset. */
  private int runEnd(int x, int offset) {
    if (slope > 0) {
      return within(Math.ceil((offset + 1 - base) / slope), x + 1, width);
    }
    return slope < 0 ? within(Math.floor((offset - base) / slope) + 1, x + 1, width) : width;
  }

  private void interpolationWeights(int from, int to, float constant) {
    float[] source = ramp;
    float[] weights = fraction;
    for (int x = from; x < to; x++) {
      weights[x] = source[x] + constant;
    }
  }

  /**
   * Resamples one row of a plane between two neighbouring rows.
   *
   * @param source the plane
   * @param rowA index of the first pixel of the upper row
   * @param rowB index of the first pixel of the lower row
   * @param weightB share of the lower row, 0..1
   * @param target receives a row; another array
   * @param at index of its first pixel
   */
  void resample(float[] source, int rowA, int rowB, float weightB, float[] target, int at) {
    System.arraycopy(source, rowA, upper, 0, width);
    if (weightB != 0) {
      System.arraycopy(source, rowB, lower, 0, width);
      mix(upper, lower, weightB, width);
    }
    shift(upper);
    interpolate(left, right, fraction, result, width);
    System.arraycopy(result, 0, target, at, width);
  }

  /** Brings the two neighbours of each position to the index of the pixel that needs them. */
  private void shift(float[] row) {
    fill(row[0], 0, first);
    for (int run = 0; run < runs; run++) {
      int from = runStart[run];
      int length = runStart[run + 1] - from;
      System.arraycopy(row, from + runOffset[run], left, from, length);
      System.arraycopy(row, from + runOffset[run] + 1, right, from, length);
    }
    fill(row[width - 1], last, width);
  }

  private void fill(float value, int from, int to) {
    if (from < to) {
      Arrays.fill(left, from, to, value);
      Arrays.fill(right, from, to, value);
    }
  }

  private static void mix(float[] into, float[] other, float weight, int count) {
    float rest = 1 - weight;
    for (int x = 0; x < count; x++) {
      into[x] = into[x] * rest + other[x] * weight;
    }
  }

  private static void interpolate(float[] a, float[] b, float[] weights, float[] out, int count) {
    for (int x = 0; x < count; x++) {
      out[x] = a[x] + (b[x] - a[x]) * weights[x];
    }
  }

  private static int within(double value, int min, int max) {
    return (int) Math.max(min, Math.min(max, value));
  }
}
