package dev.avatar4j.postprocessor;

import dev.avatar4j.image.Frame;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Row filters that follow one another: each band of rows goes through all of them while it is in
 * the processor's cache, and different bands on different threads.
 */
final class FusedSegment implements ChainSegment, RowTask {
  /** Pixels of a band: 16 bytes each, so that a band stays in the second-level cache. */
  private static final int BAND_PIXELS = 8192;

  private final FilterSlot[] slots;
  private final RowFilter[] filters;
  private final AtomicReferenceArray<Throwable> failures;
  private Frame frame;

  FusedSegment(FilterSlot... slots) {
    this.slots = slots.clone();
    filters = new RowFilter[slots.length];
    for (int i = 0; i < slots.length; i++) {
      filters[i] = (RowFilter) slots[i].filter();
    }
    failures = new AtomicReferenceArray<>(slots.length);
  }

  @Override
  public Frame run(Frame current, FilterContext context) {
    prepare(current, context);
    return runRows(current, context);
  }

  /** Prepares all filters for frames of this one's size. */
  void prepare(Frame current, FilterContext context) {
    for (int i = 0; i < filters.length; i++) {
      failures.setPlain(i, prepare(filters[i], current, context));
    }
  }

  /** Runs the prepared filters on all rows. */
  Frame runRows(Frame current, FilterContext context) {
    begin(current);
    context.forRows(current.height(), this);
    finish();
    return current;
  }

  /** From now on {@link #run(int, int)} works on this frame. */
  void begin(Frame current) {
    frame = current;
  }

  /** All rows are done. */
  void finish() {
    frame = null;
    for (int i = 0; i < filters.length; i++) {
      Throwable failure = failures.getPlain(i);
      if (failure != null) {
        slots[i].failed(failure);
      }
    }
  }

  private static Throwable prepare(RowFilter filter, Frame frame, FilterContext context) {
    try {
      filter.prepare(frame.width(), frame.height(), context);
      return null;
    } catch (Throwable e) {
      return e;
    }
  }

  @Override
  public void run(int fromRow, int toRow) {
    int step = Math.max(1, BAND_PIXELS / frame.width());
    for (int from = fromRow; from < toRow; from += step) {
      band(from, Math.min(toRow, from + step));
    }
  }

  /** A filter that fails on one band is skipped from there on. */
  private void band(int fromRow, int toRow) {
    for (int i = 0; i < filters.length; i++) {
      if (failures.get(i) == null) {
        try {
          filters[i].rows(frame, fromRow, toRow);
        } catch (Throwable e) {
          failures.set(i, e);
        }
      }
    }
  }
}
