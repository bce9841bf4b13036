package dev.avatar4j.postprocessor.kernel;

import dev.avatar4j.image.Frame;
import dev.avatar4j.postprocessor.FilterContext;
import dev.avatar4j.postprocessor.RowTask;

/**
 * A Gaussian blur of one or more planes, mirrored at the borders without repeating the edge. Goes
 * through a job row by row, in bands on several threads. Allocates only when the size changes. One
 * caller at a time.
 */
public final class PlaneBlur {
  /** Rows of a band: enough that loading the rows around it again does not matter much. */
  private static final int BAND = 64;

  private final RowTask task = this::band;
  private final ThreadScratch<BandBlur> scratch;
  private final GaussianKernel kernel;
  private BlurJob job;
  private RowTask finishing;
  private int width;
  private int height;

  /**
   * @param kernel the weights in both directions
   * @param planes how many planes there are
   */
  public PlaneBlur(GaussianKernel kernel, int planes) {
    this.kernel = kernel;
    scratch = new ThreadScratch<>(() -> new BandBlur(kernel, planes, width, height));
  }

  /**
   * Blurs planes of a frame. The rows that the job stores are finished rows of the result.
   *
   * @param result the frame that the job stores to
   * @param newJob supplies and takes the rows; must not load from the result
   * @param context the threads
   */
  public void run(Frame result, BlurJob newJob, FilterContext context) {
    finishing = context.finishing(result);
    run(result.width(), result.height(), newJob, context);
    finishing = null;
  }

  /**
   * Blurs.
   *
   * @param newWidth columns
   * @param newHeight rows
   * @param newJob supplies and takes the rows; what it stores must not be what it loads
   * @param context the threads
   */
  public void run(int newWidth, int newHeight, BlurJob newJob, FilterContext context) {
    if (width != newWidth || height != newHeight) {
      scratch.clear();
      width = newWidth;
      height = newHeight;
    }
    job = newJob;
    context.forRows(height, Math.max(BAND, 2 * kernel.reach()), task);
    job = null;
  }

  private void band(int fromRow, int toRow) {
    BandBlur blur = scratch.take();
    blur.begin(fromRow);
    RowTask finish = finishing;
    for (int from = fromRow; from < toRow; from += BandBlur.STEP) {
      int to = Math.min(toRow, from + BandBlur.STEP);
      blur.run(job, from, to);
      if (finish != null) {
        finish.run(from, to);
      }
    }
    scratch.giveBack(blur);
  }
}
