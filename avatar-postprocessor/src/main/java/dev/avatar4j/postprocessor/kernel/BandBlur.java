package dev.avatar4j.postprocessor.kernel;

import java.util.Arrays;

/**
 * Blurs a band of rows, a few at a time: keeps the rows within their reach in a ring, sums them
 * vertically, then along. One per thread.
 */
final class BandBlur {
  /** How many rows at a time: they share most of the rows that they are sums of. */
  static final int STEP = 4;

  /** Columns at a time in the vertical sums: so few that all rows stay in the first-level cache. */
  private static final int PART = 4 * Coverage.MIN_TILE;

  private final GaussianKernel kernel;
  private final int width;
  private final int height;

  /** {@code ring[plane][row % size]}: the rows within reach of the current ones. */
  private final float[][][] ring;

  private final Coverage[] loadedCoverage;
  private final float[][] loading;

  /** For each of the current rows the places in the ring of what it is the sum of. */
  private final int[][] order;

  private final Coverage[] coverage = new Coverage[STEP];
  private final float[][] columns;
  private final float[][][] blurred;
  private final float[] scratch;
  private final LineBlur line;
  private int loaded;

  BandBlur(GaussianKernel kernel, int planes, int width, int height) {
    this.kernel = kernel;
    this.width = width;
    this.height = height;
    int taps = 2 * kernel.reach() + 1;
    int size = taps + STEP - 1;
    ring = new float[planes][size][width];
    loadedCoverage = new Coverage[size];
    Arrays.setAll(loadedCoverage, i -> new Coverage(width));
    loading = new float[planes][];
    order = new int[STEP][taps];
    Arrays.setAll(coverage, i -> new Coverage(width));
    columns = new float[STEP][width];
    blurred = new float[STEP][planes][width];
    scratch = new float[width];
    line = new LineBlur(kernel, width);
  }

  /** Begins a band. */
  void begin(int fromRow) {
    loaded = Math.max(0, fromRow - kernel.reach());
  }

  /** Blurs at most {@link #STEP} rows of a band, which follow those of the last call. */
  void run(BlurJob job, int fromRow, int toRow) {
    // Mirrored rows are as close as the others, so the ring holds them, too.
    for (int last = Math.min(height - 1, toRow - 1 + kernel.reach()); loaded <= last; loaded++) {
      load(job, loaded);
    }
    int count = toRow - fromRow;
    for (int i = 0; i < count; i++) {
      arrange(fromRow + i, order[i], coverage[i]);
    }
    for (int plane = 0; plane < ring.length; plane++) {
      blur(plane, count);
    }
    for (int i = 0; i < count; i++) {
      job.store(fromRow + i, blurred[i], scratch, coverage[i].isEmpty());
    }
  }

  private void load(BlurJob job, int y) {
    int place = y % loadedCoverage.length;
    for (int plane = 0; plane < ring.length; plane++) {
      loading[plane] = ring[plane][place];
    }
    loadedCoverage[place].fill();
    job.load(y, loading, scratch, loadedCoverage[place]);
  }

  /** Finds the rows that a row is the sum of, and where they are not all empty. */
  private void arrange(int y, int[] places, Coverage covered) {
    covered.clear();
    for (int t = 0; t < places.length; t++) {
      int row = GaussianKernel.mirror(y + t - kernel.reach(), height);
      places[t] = row % loadedCoverage.length;
      covered.include(loadedCoverage[places[t]]);
    }
  }

  private void blur(int plane, int count) {
    for (int x = 0; x < width; x += PART) {
      for (int i = 0; i < count; i++) {
        sum(plane, i, x, Math.min(width, x + PART));
      }
    }
    for (int i = 0; i < count; i++) {
      if (!coverage[i].isEmpty()) {
        smooth(columns[i], coverage[i], blurred[i][plane]);
      }
    }
  }

  /** Sums what is not empty of a part of a row. */
  private void sum(int plane, int i, int partFrom, int partTo) {
    int from = coverage[i].runStart(partFrom);
    while (from < partTo) {
      int to = Math.min(partTo, coverage[i].runEnd(from));
      TapSum.symmetric(ring[plane], order[i], kernel, columns[i], from, to);
      from = to < partTo ? coverage[i].runStart(to) : partTo;
    }
  }

  private void smooth(float[] row, Coverage covered, float[] out) {
    if (!covered.isFull()) {
      Arrays.fill(out, 0);
    }
    for (int from = covered.runStart(0); from < width; ) {
      int to = covered.runEnd(from);
      line.apply(row, from, to, out);
      from = to < width ? covered.runStart(to) : width;
    }
  }
}
