package dev.avatar4j.postprocessor;

import dev.avatar4j.image.Frame;

/**
 * A filter whose result for a row depends on that row alone. A chain runs neighbouring row filters
 * together, a few rows at a time, so that the pixels stay in the processor's cache, and shares the
 * rows out among threads.
 */
public interface RowFilter extends Filter {
  /**
   * Prepares a frame: everything that happens once and not for each row. Called on one thread,
   * before the rows; other row filters may be prepared in between, so this must not read or change
   * pixels.
   *
   * @param width columns of the frame
   * @param height rows of the frame
   * @param context the time and scratch memory; scratch planes do not outlast this call
   */
  void prepare(int width, int height, FilterContext context);

  /**
   * Filters some rows in place. Called on several threads at the same time with different rows:
   * changes nothing but these.
   *
   * @param frame the frame
   * @param fromRow the first row
   * @param toRow the row after the last
   */
  void rows(Frame frame, int fromRow, int toRow);

  @Override
  default Frame apply(Frame frame, FilterContext context) {
    prepare(frame.width(), frame.height(), context);
    context.forRows(frame.height(), (from, to) -> rows(frame, from, to));
    return frame;
  }
}
