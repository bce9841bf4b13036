package dev.avatar4j.postprocessor.kernel;

import java.util.Arrays;

/**
 * Blurs a band of rows: keeps the rows within reach of the current one in a ring, sums them
 * vertically, then along. One per thread.
 */
final class BandBlur {
  private final GaussianKernel kernel;
  private final int width;
  private final int height;

  /** {@code ring[plane][row % taps]}: the rows around the current one. */
  private final float[][][] ring;

  private final Span[] spans;
  private final float[][] loading;
  private final float[][] taps;
  private final float[] column;
  private final float[] scratch;
  private final float[][] blurred;
  private final Span span = new Span();
  private final LineBlur line;
  private int loaded;

  BandBlur(GaussianKernel kernel, int planes, int width, int height) {
    this.kernel = kernel;
    this.width = width;
    this.height = height;
    int size = 2 * kernel.reach() + 1;
    ring = new float[planes][size][width];
    spans = new Span[size];
    Arrays.setAll(spans, i -> new Span());
    loading = new float[planes][];
    taps = new float[size][];
    column = new float[width];
    scratch = new float[width];
    blurred = new float[planes][width];
    line = new LineBlur(kernel, width);
  }

  /** Begins a band. */
  void begin(int fromRow) {
    loaded = Math.max(0, fromRow - kernel.reach());
  }

  /** Blurs rows of a band, which follow those of the last call. */
  void run(BlurJob job, int fromRow, int toRow) {
    int reach = kernel.reach();
    for (int y = fromRow; y < toRow; y++) {
      // A row is mirrored into range from at most this far, so that the ring holds all rows needed.
      for (int last = Math.min(height - 1, Math.max(y + reach, 0)); loaded <= last; loaded++) {
        load(job, loaded);
      }
      blur(y);
      job.store(y, blurred, scratch, span);
    }
  }

  private void load(BlurJob job, int y) {
    int slot = y % taps.length;
    for (int plane = 0; plane < ring.length; plane++) {
      loading[plane] = ring[plane][slot];
    }
    spans[slot].set(0, width);
    job.load(y, loading, scratch, spans[slot]);
    for (int plane = 0; plane < ring.length; plane++) {
      Arrays.fill(loading[plane], 0, spans[slot].from(), 0);
      Arrays.fill(loading[plane], spans[slot].to(), width, 0);
    }
  }

  private void blur(int y) {
    int reach = kernel.reach();
    span.set(0, 0);
    for (int t = -reach; t <= reach; t++) {
      span.include(spans[slot(y + t)]);
    }
    if (span.isEmpty()) {
      return;
    }
    for (int plane = 0; plane < ring.length; plane++) {
      for (int t = -reach; t <= reach; t++) {
        taps[t + reach] = ring[plane][slot(y + t)];
      }
      TapSum.symmetric(taps, kernel, column, span.from(), span.to());
      line.apply(column, span.from(), span.to(), blurred[plane]);
    }
    span.set(Math.max(0, span.from() - reach), Math.min(width, span.to() + reach));
  }

  private int slot(int y) {
    return GaussianKernel.mirror(y, height) % taps.length;
  }
}
