package dev.avatar4j.poser.djl.tha4;

/** Cuts spans into runs of rows, each with few enough pixels for a workspace. Reused. */
final class RowBatches {
  private final int[] ends;
  private int count;

  RowBatches(int size) {
    ends = new int[size];
  }

  /**
   * @param spans what to cut; no row may be wider than {@code limit}
   * @param limit pixels per batch
   * @return how many batches there are
   */
  int cut(RowSpans spans, int limit) {
    count = 0;
    int pixels = 0;
    for (int row = 0; row < spans.size(); row++) {
      if (pixels > 0 && pixels + spans.width(row) > limit) {
        ends[count++] = row;
        pixels = 0;
      }
      pixels += spans.width(row);
    }
    if (pixels > 0) {
      ends[count++] = spans.size();
    }
    return count;
  }

  int firstRow(int batch) {
    return batch == 0 ? 0 : ends[batch - 1];
  }

  int endRow(int batch) {
    return ends[batch];
  }
}
