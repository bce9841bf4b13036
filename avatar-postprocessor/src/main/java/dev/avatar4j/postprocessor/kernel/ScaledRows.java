package dev.avatar4j.postprocessor.kernel;

/**
 * Rows of a picture scaled about its centre, sampled bilinearly, with the edge repeated outside.
 * Coordinates are those of {@link RowWarp}. Thread-safe.
 */
public final class ScaledRows {
  private final int width;
  private final int height;
  private final double factor;
  private final ThreadScratch<RowResampler> resamplers = new ThreadScratch<>(this::resampler);

  /**
   * @param width columns
   * @param height rows
   * @param factor of the positions, more than 0: above 1 makes the picture smaller
   */
  public ScaledRows(int width, int height, double factor) {
    this.width = width;
    this.height = height;
    this.factor = factor;
  }

  private RowResampler resampler() {
    RowResampler resampler = new RowResampler();
    resampler.begin(width, step(width) - 1);
    resampler.place(start(width));
    return resampler;
  }

  /** How far apart in the input neighbours of the result are. */
  private double step(int size) {
    return size == 1 ? 1 : factor * size / (size - 1);
  }

  /** Where in the input the first pixel of the result is. */
  private double start(int size) {
    return ((1 - factor) * size - 1) / 2;
  }

  /**
   * @param otherWidth columns
   * @param otherHeight rows
   * @return whether this is for pictures of that size
   */
  public boolean fits(int otherWidth, int otherHeight) {
    return width == otherWidth && height == otherHeight;
  }

  /**
   * Scales the same row of some planes.
   *
   * @param y which row of the result
   * @param planes the inputs, row by row
   * @param rows where in {@code out} to begin
   * @param out receives one row for each plane
   */
  public void row(int y, float[][] planes, int rows, float[][] out) {
    double row = Math.max(0, Math.min(height - 1, start(height) + y * step(height)));
    int above = (int) row;
    int below = Math.min(above + 1, height - 1);
    RowResampler resampler = resamplers.take();
    for (int i = 0; i < planes.length; i++) {
      resampler.resample(
          planes[i], above * width, below * width, (float) (row - above), out[rows + i], 0);
    }
    resamplers.giveBack(resampler);
  }
}
