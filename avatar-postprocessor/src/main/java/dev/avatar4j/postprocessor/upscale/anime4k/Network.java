package dev.avatar4j.postprocessor.upscale.anime4k;

import dev.avatar4j.postprocessor.RowTask;
import dev.avatar4j.postprocessor.RowWorkers;

/** Runs a network on pictures, on several threads. One caller at a time. */
final class Network {
  /** Rows of one sweep: enough that its first and last rows, computed twice, do not count. */
  private static final int BAND = 64;

  private final NetworkWeights weights;
  private final RowWorkers workers;
  private final RowTask task = this::rows;
  private ThreadLocal<NetworkPass> passes;
  private int passWidth;

  private ColorPlanes picture;
  private VisibleArea area;
  private int margin;
  private RowSink sink;

  Network(NetworkWeights weights, RowWorkers workers) {
    this.weights = weights;
    this.workers = workers;
  }

  boolean doubles() {
    return weights.shape().doubles();
  }

  int reach() {
    return weights.shape().reach();
  }

  /**
   * @param from the picture
   * @param visible which part of it is needed
   * @param around how much around that is needed, too, in pixels of the visible area's frame
   * @param to receives the result
   */
  void run(ColorPlanes from, VisibleArea visible, int around, RowSink to) {
    if (passWidth != from.width()) {
      passWidth = from.width();
      passes = ThreadLocal.withInitial(() -> new NetworkPass(weights, passWidth));
    }
    picture = from;
    area = visible;
    margin = around;
    sink = to;
    workers.forRows(from.height(), BAND, task);
    picture = null;
    sink = null;
  }

  private void rows(int from, int to) {
    NetworkPass pass = passes.get();
    for (int y = from; y < to; y += BAND) {
      sweep(pass, y, Math.min(to, y + BAND));
    }
  }

  private void sweep(NetworkPass pass, int from, int to) {
    int first = area.first(margin, from, to, picture);
    int end = area.end(margin, from, to, picture);
    if (first < end) {
      pass.run(picture, first, end, from, to, sink);
      return;
    }
    for (int y = from; y < to; y++) {
      sink.skip(y);
    }
  }
}
