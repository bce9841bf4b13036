package dev.avatar4j.postprocessor.kernel;

import dev.avatar4j.image.Frame;
import dev.avatar4j.postprocessor.FilterContext;
import dev.avatar4j.postprocessor.RowTask;

/**
 * Enlarges a picture about a point that stays where it is, with linear interpolation, in the
 * coordinates of {@link RowWarp}. Neighbouring rows of the result come from the same two source
 * rows, so these are stretched once and kept.
 *
 * <p>One per filter instance; allocates when the size changes only.
 */
public final class ZoomWarp {
  private final ThreadScratch<StretchedRows> scratch = new ThreadScratch<>(StretchedRows::new);
  private final RowTask task = this::rows;
  private final double centerX;
  private final double centerY;
  private final double factor;
  private LinearTaps columns = new LinearTaps(0);
  private LinearTaps rows = new LinearTaps(0);
  private Frame source;
  private Frame target;

  /**
   * @param centerX the point that stays, -1 left to 1 right
   * @param centerY the point that stays, -1 top to 1 bottom
   * @param factor how much larger, more than 0
   */
  public ZoomWarp(double centerX, double centerY, double factor) {
    this.centerX = centerX;
    this.centerY = centerY;
    this.factor = factor;
  }

  /**
   * Enlarges a frame.
   *
   * @param frame the picture
   * @param context the threads, and the spare frame that receives the result
   * @return the spare frame
   */
  public Frame apply(Frame frame, FilterContext context) {
    if (columns.size() != frame.width() || rows.size() != frame.height()) {
      columns = new LinearTaps(frame.width());
      columns.zoom(centerX, factor);
      rows = new LinearTaps(frame.height());
      rows.zoom(centerY, factor);
    }
    source = frame;
    target = context.spare();
    context.forRows(frame.height(), task);
    Frame result = target;
    source = null;
    target = null;
    return result;
  }

  private void rows(int fromRow, int toRow) {
    StretchedRows stretched = scratch.take();
    stretched.begin(source, columns);
    int below = source.height() > 1 ? 1 : 0;
    for (int y = fromRow; y < toRow; y++) {
      stretched.mix(rows.index(y), rows.index(y) + below, rows.weight(y), target, y);
    }
    stretched.end();
    scratch.giveBack(stretched);
  }
}
