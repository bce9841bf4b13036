package dev.avatar4j.postprocessor.kernel;

import dev.avatar4j.postprocessor.FilterContext;
import dev.avatar4j.postprocessor.RandomDraws;
import dev.avatar4j.postprocessor.RowTask;

/**
 * Noise that looks the same in all directions: uniform random numbers, smoothed if wanted, in
 * grains of one pixel or of two by two. Without smoothing mean 1/2 and variance 1/12.
 *
 * <p>Keeps the plane of the last draw. Allocates only when the size changes.
 */
public final class GrainField {
  private final boolean doubled;
  private final float scale;
  private final float offset;
  private final PlaneBlur blur;
  private final BlurJob smoothing = new Smoothing();
  private final RowTask finishing = this::finish;
  private float[] plane = {};
  private float[] grains;
  private float[] smooth;
  private int width;
  private int height;
  private int columns;

  /**
   * @param kernel smooths the grains; null for none
   * @param doubled whether a grain is two pixels wide and high
   * @param scale what each value is multiplied with
   * @param offset what is added then
   */
  public GrainField(GaussianKernel kernel, boolean doubled, float scale, float offset) {
    this.doubled = doubled;
    this.scale = scale;
    this.offset = offset;
    blur = kernel == null ? null : new PlaneBlur(kernel, 1);
  }

  /**
   * Draws anew: one field of random numbers.
   *
   * @param newWidth columns
   * @param newHeight rows
   * @param random where from
   * @param context lends scratch planes 0 and 1, and threads
   */
  public void draw(int newWidth, int newHeight, RandomDraws random, FilterContext context) {
    width = newWidth;
    height = newHeight;
    if (plane.length != width * height) {
      plane = new float[width * height];
    }
    columns = doubled ? (width + 1) / 2 : width;
    int rows = doubled ? (height + 1) / 2 : height;
    grains = context.plane(0);
    random.fill(grains, columns * rows);
    smooth = blur == null ? grains : context.plane(1);
    if (blur != null) {
      blur.run(columns, rows, smoothing, context);
    }
    context.forRows(rows, finishing);
    grains = null;
    smooth = null;
  }

  /** Brings some rows of grains to their place in the plane. */
  private void finish(int fromRow, int toRow) {
    scale(smooth, fromRow * columns, toRow * columns);
    for (int y = fromRow; y < toRow; y++) {
      if (!doubled) {
        System.arraycopy(smooth, y * width, plane, y * width, width);
        continue;
      }
      int to = 2 * y * width;
      spread(smooth, y * columns, plane, to, width);
      if (2 * y + 1 < height) {
        System.arraycopy(plane, to, plane, to + width, width);
      }
    }
  }

  private void scale(float[] values, int from, int to) {
    float factor = scale;
    float summand = offset;
    for (int i = from; i < to; i++) {
      values[i] = values[i] * factor + summand;
    }
  }

  /** Repeats each value of a row once. */
  static void spread(float[] from, int start, float[] out, int outStart, int count) {
    for (int x = 0; x < count / 2; x++) {
      float value = from[start + x];
      out[outStart + 2 * x] = value;
      out[outStart + 2 * x + 1] = value;
    }
    if (count % 2 == 1) {
      out[outStart + count - 1] = from[start + count / 2];
    }
  }

  /**
   * @return the noise, row by row, as long as the picture; empty before the first draw
   */
  public float[] plane() {
    return plane;
  }

  private final class Smoothing implements BlurJob {
    @Override
    public void load(int y, float[][] rows, float[] scratch, Coverage coverage) {
      System.arraycopy(grains, y * columns, rows[0], 0, columns);
    }

    @Override
    public void store(int y, float[][] rows, float[] scratch, boolean allZero) {
      System.arraycopy(rows[0], 0, smooth, y * columns, columns);
    }
  }
}
