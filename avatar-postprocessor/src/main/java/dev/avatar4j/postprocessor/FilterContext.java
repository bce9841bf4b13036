package dev.avatar4j.postprocessor;

import dev.avatar4j.image.Frame;

/**
 * What a chain lends its filters while it filters one frame: the time, scratch memory, threads. The
 * same for all filters of a chain, and for all its frames. Not thread-safe.
 */
public final class FilterContext {
  /** Frames per second of the frame number, whatever the real frame rate is. */
  public static final double FRAME_RATE = 25;

  private static final RowTask NOTHING = (from, to) -> {};

  /** How many scratch planes there are. */
  public static final int PLANES = 8;

  private final RowWorkers workers;
  private final float[][] planes = new float[PLANES][0];
  private Frame own;
  private Frame first;
  private Frame second;
  private FusedSegment followers;
  private Frame followed;
  private double frameNumber = -1;
  private double lastFrameNumber = -1;

  /**
   * @param workers the threads to share out rows to
   */
  public FilterContext(RowWorkers workers) {
    this.workers = workers;
  }

  /**
   * Begins a frame.
   *
   * @param frame the frame to be filtered
   * @param newFrameNumber its number: seconds since the start times {@link #FRAME_RATE}
   */
  public void begin(Frame frame, double newFrameNumber) {
    if (own == null
        || own == frame
        || own.width() != frame.width()
        || own.height() != frame.height()) {
      own = new Frame(frame.width(), frame.height());
    }
    first = frame;
    second = own;
    lastFrameNumber = frameNumber;
    frameNumber = newFrameNumber;
  }

  /** Tells that the result of a filter is in the spare frame, which is the frame from now on. */
  void exchange() {
    Frame result = second;
    second = first;
    first = result;
  }

  /**
   * @return the number of the frame at {@value #FRAME_RATE} frames per second, with fraction: moves
   *     continuous animations
   */
  public double frameNumber() {
    return frameNumber;
  }

  /**
   * @return the frame number of the frame before; -1 for the first
   */
  public double lastFrameNumber() {
    return lastFrameNumber;
  }

  /**
   * @return the whole part of the frame number: moves animations that jump
   */
  public long tick() {
    return (long) frameNumber;
  }

  /**
   * @return whether the tick is another than that of the frame before, so that noise is due to be
   *     drawn anew; true for the first frame
   */
  public boolean newTick() {
    return (long) frameNumber > (long) lastFrameNumber || lastFrameNumber < 0;
  }

  /**
   * @return a frame of the same size to write the result to; its content is undefined
   */
  public Frame spare() {
    return second;
  }

  /**
   * Lends scratch memory for one call of a filter.
   *
   * @param index which plane, 0 to {@value #PLANES} - 1
   * @return an array of at least as many values as the frame has pixels; its content is undefined
   */
  public float[] plane(int index) {
    if (planes[index].length < first.size()) {
      planes[index] = new float[first.size()];
    }
    return planes[index];
  }

  /**
   * Lets the row filters that follow in the chain work on rows of the result as soon as they are
   * finished, while they are in the processor's cache. A filter need not call this. If it does, it
   * must return {@code result}, must run the task exactly once for each row, on any thread, and
   * must neither read nor change that row of {@code result} from then on.
   *
   * @param result the frame that this filter is going to return
   * @return to be run for bands of finished rows
   */
  public RowTask finishing(Frame result) {
    if (followers == null) {
      return NOTHING;
    }
    followed = result;
    followers.begin(result);
    return followers;
  }

  /** Row filters that are ready to follow the next filter. */
  void follow(FusedSegment segment) {
    followers = segment;
    followed = null;
  }

  /** Ends that; tells the frame they worked on, null if the filter did not let them. */
  Frame endFollowing() {
    followers = null;
    return followed;
  }

  /**
   * @return the threads, for helpers that share out rows themselves; the same with each call, not
   *     to be closed
   */
  public RowWorkers workers() {
    return workers;
  }

  /**
   * Runs a task on all rows, in bands, on several threads where that pays.
   *
   * @param rows how many rows there are
   * @param task runs on bands of neighbouring rows; keep the object rather than make it for each
   *     frame
   */
  public void forRows(int rows, RowTask task) {
    workers.forRows(rows, task);
  }

  /**
   * Runs a task on all rows, in bands of a height of the caller's choice: for tasks that need rows
   * around their band, and so want it high.
   *
   * @param rows how many rows there are
   * @param bandRows rows of a band, at least 1; the last may have fewer
   * @param task runs on bands of neighbouring rows; keep the object rather than make it for each
   *     frame
   */
  public void forRows(int rows, int bandRows, RowTask task) {
    workers.forRows(rows, bandRows, task);
  }
}
