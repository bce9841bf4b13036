package dev.avatar4j.postprocessor.kernel;

/**
 * Rows of a picture scaled about its centre, sampled bilinearly, with the edge repeated outside.
 * Sampling follows the reference: output pixels are addressed from -1 (centre of the first) to +1
 * (centre of the last), input pixels as if -1 and +1 were the outer edges of the picture. Positions
 * depend on the column or the row alone, so both are tabulated. Immutable and thread-safe; {@link
 * Scratch} is for one thread.
 */
public final class ScaledRows {
  private final int width;
  private final int height;
  private final int margin;
  private final int[] rowAbove;
  private final float[] rowWeight;
  private final float[] columnWeight;

  /** Columns where a run of neighbours in the input begins; the last is the width. */
  private final int[] runs;

  /** Where in the padded row the pixels of each run come from. */
  private final int[] runSource;

  /**
   * @param width columns
   * @param height rows
   * @param factor of the positions: above 1 makes the picture smaller
   */
  public ScaledRows(int width, int height, double factor) {
    this.width = width;
    this.height = height;
    rowAbove = new int[height];
    rowWeight = new float[height];
    for (int y = 0; y < height; y++) {
      double source = Math.max(0, Math.min(height - 1, position(y, height, factor)));
      rowAbove[y] = (int) source;
      rowWeight[y] = (float) (source - rowAbove[y]);
    }
    columnWeight = new float[width];
    int[] left = new int[width];
    int far = 0;
    int count = 0;
    for (int x = 0; x < width; x++) {
      double source = position(x, width, factor);
      left[x] = (int) Math.floor(source);
      columnWeight[x] = (float) (source - left[x]);
      far = Math.max(far, Math.max(-left[x], left[x] + 2 - width));
      count += x == 0 || left[x] != left[x - 1] + 1 ? 1 : 0;
    }
    margin = far;
    runs = new int[count + 1];
    runSource = new int[count];
    int run = 0;
    for (int x = 0; x < width; x++) {
      if (x == 0 || left[x] != left[x - 1] + 1) {
        runs[run] = x;
        runSource[run++] = left[x] + margin;
      }
    }
    runs[count] = width;
  }

  /** Where in the input an output pixel comes from, in pixels, also outside of the picture. */
  private static double position(int index, int size, double factor) {
    double mesh = size == 1 ? -1 : -1 + 2.0 * index / (size - 1);
    return ((mesh * factor + 1) * size - 1) / 2;
  }

  /**
   * @param otherWidth columns
   * @param otherHeight rows
   * @return whether this is for pictures of that size
   */
  public boolean fits(int otherWidth, int otherHeight) {
    return width == otherWidth && height == otherHeight;
  }

  /**
   * @return scratch memory for these rows
   */
  public Scratch scratch() {
    return new Scratch(width, margin);
  }

  /**
   * @param plane the input, row by row
   * @param y which row of the result
   * @param out receives it
   * @param scratch from {@link #scratch()}
   */
  public void row(float[] plane, int y, float[] out, Scratch scratch) {
    float[] above = scratch.left;
    float[] below = scratch.right;
    int row = rowAbove[y];
    System.arraycopy(plane, row * width, above, 0, width);
    System.arraycopy(plane, Math.min(row + 1, height - 1) * width, below, 0, width);
    mix(above, below, rowWeight[y], width);
    pad(above, scratch.padded);
    for (int run = 0; run < runSource.length; run++) {
      int length = runs[run + 1] - runs[run];
      System.arraycopy(scratch.padded, runSource[run], scratch.left, runs[run], length);
      System.arraycopy(scratch.padded, runSource[run] + 1, scratch.right, runs[run], length);
    }
    mix(scratch.left, scratch.right, columnWeight, out, width);
  }

  private void pad(float[] row, float[] padded) {
    for (int i = 0; i < margin; i++) {
      padded[i] = row[0];
      padded[margin + width + i] = row[width - 1];
    }
    System.arraycopy(row, 0, padded, margin, width);
  }

  private static void mix(float[] a, float[] b, float weight, int count) {
    for (int x = 0; x < count; x++) {
      a[x] += weight * (b[x] - a[x]);
    }
  }

  private static void mix(float[] a, float[] b, float[] weights, float[] out, int count) {
    for (int x = 0; x < count; x++) {
      out[x] = a[x] + weights[x] * (b[x] - a[x]);
    }
  }

  /** Rows to work in, for one thread at a time. */
  public static final class Scratch {
    private final float[] left;
    private final float[] right;
    private final float[] padded;

    private Scratch(int width, int margin) {
      left = new float[width];
      right = new float[width];
      padded = new float[width + 2 * margin];
    }
  }
}
