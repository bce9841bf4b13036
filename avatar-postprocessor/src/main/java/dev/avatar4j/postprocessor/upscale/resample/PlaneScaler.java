package dev.avatar4j.postprocessor.upscale.resample;

import java.util.Arrays;

/**
 * Scales rows of one plane: first down the columns, then along the row. Immutable; several threads
 * may use it, each with memory of its own.
 */
public final class PlaneScaler {
  /** Memory for one thread. The rows last used are kept, since neighbouring rows share most. */
  public static final class Scratch {
    private final float[][] rows;
    private final int[] numbers;
    private final float[] blended;
    private final RowScaler.Scratch row;
    private float[] plane;

    private Scratch(int rows, int width, RowScaler.Scratch row) {
      this.rows = new float[rows][width];
      this.numbers = new int[rows];
      this.blended = new float[width];
      this.row = row;
    }

    private void begin(float[] newPlane) {
      plane = newPlane;
      Arrays.fill(numbers, -1);
    }

    private float[] row(int number) {
      int slot = number % rows.length;
      float[] row = rows[slot];
      if (numbers[slot] != number) {
        System.arraycopy(plane, number * row.length, row, 0, row.length);
        numbers[slot] = number;
      }
      return row;
    }
  }

  private final int inWidth;
  private final Taps down;
  private final Taps across;
  private final RowScaler rowScaler;

  /**
   * @param across how columns are made
   * @param down how rows are made
   * @param inWidth columns of the source
   */
  public PlaneScaler(Taps across, Taps down, int inWidth) {
    this.inWidth = inWidth;
    this.down = down;
    this.across = across;
    rowScaler = new RowScaler(across, inWidth);
  }

  /**
   * @return memory for one more thread
   */
  public Scratch newScratch() {
    return new Scratch(down.count(), inWidth, rowScaler.newScratch());
  }

  /**
   * Writes some rows of the target.
   *
   * @param in the source plane
   * @param out the target plane
   * @param from the first row
   * @param to the row after the last
   * @param scratch the thread's memory
   */
  public void scale(float[] in, float[] out, int from, int to, Scratch scratch) {
    scratch.begin(in);
    for (int y = from; y < to; y++) {
      blend(y, scratch);
      rowScaler.scale(scratch.blended, out, y * across.targets(), scratch.row);
    }
  }

  private void blend(int y, Scratch scratch) {
    float[] w = down.weights();
    int count = down.count();
    int at = y * count;
    int first = down.first()[y];
    float[] out = scratch.blended;
    if (count == 2) {
      sum(scratch.row(first), scratch.row(first + 1), w[at], w[at + 1], out);
      return;
    }
    scale(scratch.row(first), w[at], out);
    int k = 1;
    for (; k + 3 <= count; k += 3) {
      add(
          scratch.row(first + k),
          scratch.row(first + k + 1),
          scratch.row(first + k + 2),
          w[at + k],
          w[at + k + 1],
          w[at + k + 2],
          out);
    }
    for (; k < count; k++) {
      add(scratch.row(first + k), w[at + k], out);
    }
  }

  private static void sum(float[] a, float[] b, float wa, float wb, float[] out) {
    for (int x = 0; x < out.length; x++) {
      out[x] = wa * a[x] + wb * b[x];
    }
  }

  private static void scale(float[] a, float wa, float[] out) {
    for (int x = 0; x < out.length; x++) {
      out[x] = wa * a[x];
    }
  }

  private static void add(float[] a, float wa, float[] out) {
    for (int x = 0; x < out.length; x++) {
      out[x] += wa * a[x];
    }
  }

  private static void add(
      float[] a, float[] b, float[] c, float wa, float wb, float wc, float[] out) {
    for (int x = 0; x < out.length; x++) {
      out[x] = out[x] + wa * a[x] + wb * b[x] + wc * c[x];
    }
  }
}
