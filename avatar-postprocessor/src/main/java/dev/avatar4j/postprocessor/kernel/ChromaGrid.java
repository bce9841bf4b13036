package dev.avatar4j.postprocessor.kernel;

import dev.avatar4j.image.Frame;

/**
 * Colour differences R-Y and B-Y of every few pixels only, as in compressed video, and their
 * reconstruction by blocks or bilinearly. Samples are not filtered: each is the top left pixel of
 * its block. For frames of one size; reading is thread-safe.
 */
public final class ChromaGrid {
  private final int width;
  private final int height;
  private final int stepX;
  private final int stepY;
  private final float[] red;
  private final float[] blue;
  private final SampleTaps columns;
  private final SampleTaps rows;

  /**
   * @param width columns of the frames
   * @param height rows of the frames
   * @param coarseRows whether there are fewer rows, too, not only fewer columns
   * @param doubled whether both are halved once more
   * @param soft bilinear instead of blocks
   */
  public ChromaGrid(int width, int height, boolean coarseRows, boolean doubled, boolean soft) {
    this.width = width;
    this.height = height;
    stepX = step(width, true, doubled);
    stepY = step(height, coarseRows, doubled);
    columns = new SampleTaps(width, stepX, soft);
    rows = new SampleTaps(height, stepY, soft);
    red = new float[columns.samples() * rows.samples()];
    blue = new float[red.length];
  }

  private static int step(int size, boolean halved, boolean doubled) {
    int samples = halved ? halfOf(size) : size;
    samples = doubled ? halfOf(samples) : samples;
    return (size + samples - 1) / samples;
  }

  private static int halfOf(int size) {
    return (size + 1) / 2;
  }

  /**
   * @param frame a frame
   * @return whether this is for frames of its size
   */
  public boolean fits(Frame frame) {
    return width == frame.width() && height == frame.height();
  }

  /**
   * Takes the samples.
   *
   * @param frame where from
   */
  public void sample(Frame frame) {
    int sample = 0;
    for (int y = 0; y < height; y += stepY) {
      for (int x = 0; x < width; x += stepX, sample++) {
        int i = y * width + x;
        float r = frame.red()[i];
        float b = frame.blue()[i];
        float luminance =
            Luminance.RED * r + Luminance.GREEN * frame.green()[i] + Luminance.BLUE * b;
        red[sample] = r - luminance;
        blue[sample] = b - luminance;
      }
    }
  }

  /**
   * Reconstructs one row.
   *
   * @param y which row
   * @param redDifference receives R-Y
   * @param blueDifference receives B-Y
   */
  public void row(int y, float[] redDifference, float[] blueDifference) {
    int above = rows.before(y) * columns.samples();
    int below = rows.after(y) * columns.samples();
    float down = rows.weight(y);
    for (int x = 0; x < width; x++) {
      int left = columns.before(x);
      int right = columns.after(x);
      float along = columns.weight(x);
      redDifference[x] =
          mix(
              mix(red[above + left], red[above + right], along),
              mix(red[below + left], red[below + right], along),
              down);
      blueDifference[x] =
          mix(
              mix(blue[above + left], blue[above + right], along),
              mix(blue[below + left], blue[below + right], along),
              down);
    }
  }

  private static float mix(float a, float b, float weight) {
    return a + weight * (b - a);
  }
}
