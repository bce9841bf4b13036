package dev.avatar4j.postprocessor.kernel;

import dev.avatar4j.image.Frame;
import dev.avatar4j.postprocessor.FilterContext;
import dev.avatar4j.postprocessor.RowTask;
import java.util.Arrays;

/**
 * Moves each row of a picture sideways by an amount of its own, and the whole picture up or down,
 * with linear interpolation and the edge pixels repeated outwards.
 *
 * <p>Lengths are in units in which the picture is 2 wide and 2 high. As in the reference systems,
 * pixel {@code x} stands for the coordinate {@code -1 + 2x/(w-1)}, but is read from the column
 * {@code ((coordinate + 1)·w - 1)/2}: even without displacement the picture shrinks by half a pixel
 * at each edge and softens a little.
 *
 * <p>One per filter instance; allocates when the size changes only.
 */
public final class RowWarp {
  private final ThreadScratch<RowResampler> resamplers = new ThreadScratch<>(RowResampler::new);
  private final RowTask task = this::rows;
  private double[] shifts = {};
  private Frame source;
  private Frame target;
  private double verticalShift;

  /**
   * @param height rows of the next frame
   * @return for each row, how far to the right of its pixels to read, to be filled in; keeps its
   *     content between frames of the same height, all 0 for a new height
   */
  public double[] shifts(int height) {
    if (shifts.length != height) {
      shifts = new double[height];
    }
    return shifts;
  }

  /** Sets the shifts of all rows to 0. */
  public void clear() {
    Arrays.fill(shifts, 0);
  }

  /**
   * Warps a frame by {@link #shifts}.
   *
   * @param frame the picture
   * @param context the threads, and the spare frame that receives the result
   * @param vertical how far below its pixels to read
   * @return the spare frame
   */
  public Frame apply(Frame frame, FilterContext context, double vertical) {
    shifts(frame.height());
    source = frame;
    target = context.spare();
    verticalShift = vertical;
    context.forRows(frame.height(), task);
    Frame result = target;
    source = null;
    target = null;
    return result;
  }

  private void rows(int fromRow, int toRow) {
    int width = source.width();
    int height = source.height();
    RowResampler resampler = resamplers.take();
    resampler.begin(width, slope(width));
    double rowStep = 1 + slope(height);
    for (int y = fromRow; y < toRow; y++) {
      double row = height == 1 ? 0 : y * rowStep + (verticalShift * height - 1) / 2;
      row = Math.max(0, Math.min(height - 1, row));
      int above = (int) row;
      int below = Math.min(above + 1, height - 1);
      resampler.place((shifts[y] * width - 1) / 2);
      for (int channel = 0; channel < 4; channel++) {
        resampler.resample(
            source.plane(channel),
            above * width,
            below * width,
            (float) (row - above),
            target.plane(channel),
            y * width);
      }
    }
    resamplers.giveBack(resampler);
  }

  /** By how much more than a pixel the position read grows per pixel. */
  private static double slope(int size) {
    return size == 1 ? 0 : 1.0 / (size - 1);
  }
}
