package dev.avatar4j.postprocessor.kernel;

import dev.avatar4j.postprocessor.FilterContext;
import dev.avatar4j.postprocessor.RandomDraws;
import dev.avatar4j.postprocessor.RowTask;

/**
 * Noise as on a video tape: bandwidth is limited along the rows, and rows know nothing of one
 * another. Brightness noise is 0..1 with mean 0.5 and standard deviation 0.13, colour-difference
 * noise -0.5..0.5 with standard deviation 0.09; both may be scaled.
 *
 * <p>Keeps the planes of the last draw. Allocates only when it has to grow or the width changes.
 */
public final class VhsNoise {
  /** How colour noise comes, and how it is brought to the size of the picture. */
  public enum Chroma {
    /** There is none. */
    NONE,
    /** In squares. */
    NEAREST,
    /** In smooth patches. */
    BILINEAR
  }

  private final Chroma chroma;
  private final boolean doubled;
  private final float scale;
  private final float offset;
  private final float[][] planes = new float[3][0];
  private final ThreadScratch<VhsNoiseRows> scratch =
      new ThreadScratch<>(() -> new VhsNoiseRows(this.columns, this.tapsX.samples()));
  private final RowTask lumaTask = this::lumaRows;
  private final RowTask blurTask = this::blurRows;
  private final RowTask chromaTask = this::chromaRows;
  private SampleTaps tapsX = new SampleTaps(1, 2, false);
  private SampleTaps tapsY = new SampleTaps(1, 2, false);
  private int width;
  private int height;
  private int columns;
  private int rows;
  private float[] grains;
  private float[] target;

  /**
   * @param chroma the colour noise
   * @param doubled whether grains are two pixels wide and high
   */
  public VhsNoise(Chroma chroma, boolean doubled) {
    this(chroma, doubled, 1, 0);
  }

  /**
   * @param chroma the colour noise
   * @param doubled whether grains are two pixels wide and high
   * @param scale what all noise is multiplied with
   * @param offset what is added to brightness noise then
   */
  public VhsNoise(Chroma chroma, boolean doubled, float scale, float offset) {
    this.chroma = chroma;
    this.doubled = doubled;
    this.scale = scale;
    this.offset = offset;
  }

  /**
   * Draws anew: one field of random numbers, or three with colour noise.
   *
   * @param newWidth columns, at most those of the frame
   * @param newHeight rows, at most those of the frame
   * @param random where from
   * @param context lends scratch plane 0, and threads
   */
  public void draw(int newWidth, int newHeight, RandomDraws random, FilterContext context) {
    resize(newWidth, newHeight);
    grains = context.plane(0);
    target = planes[0];
    random.fill(grains, columns * rows);
    context.forRows(rows, lumaTask);
    for (int plane = 1; plane < planes.length && chroma != Chroma.NONE; plane++) {
      target = planes[plane];
      random.fill(grains, tapsX.samples() * tapsY.samples());
      context.forRows(tapsY.samples(), blurTask);
      context.forRows(rows, chromaTask);
    }
    grains = null;
    target = null;
  }

  /**
   * Makes room, so that later draws of no more than this size allocate nothing.
   *
   * @param mostColumns columns
   * @param mostRows rows
   */
  public void reserve(int mostColumns, int mostRows) {
    int used = chroma == Chroma.NONE ? 1 : planes.length;
    for (int i = 0; i < used; i++) {
      if (planes[i].length < mostColumns * mostRows) {
        planes[i] = new float[mostColumns * mostRows];
      }
    }
  }

  private void resize(int newWidth, int newHeight) {
    if (newWidth == width && newHeight == height) {
      return;
    }
    if (newWidth != width) {
      scratch.clear();
    }
    width = newWidth;
    height = newHeight;
    columns = doubled ? (width + 1) / 2 : width;
    rows = doubled ? (height + 1) / 2 : height;
    reserve(width, height);
    if (chroma != Chroma.NONE) {
      tapsX = new SampleTaps(columns, 2, chroma == Chroma.BILINEAR);
      tapsY = new SampleTaps(rows, 2, chroma == Chroma.BILINEAR);
    }
  }

  private void lumaRows(int fromRow, int toRow) {
    VhsNoiseRows line = scratch.take();
    for (int y = fromRow; y < toRow; y++) {
      line.blurLuma(grains, y * columns);
      place(line.scaled(scale, offset), y);
    }
    scratch.giveBack(line);
  }

  private void blurRows(int fromRow, int toRow) {
    VhsNoiseRows line = scratch.take();
    int samples = tapsX.samples();
    for (int y = fromRow; y < toRow; y++) {
      float[] blurred = line.blurChroma(grains, y * samples);
      System.arraycopy(blurred, 0, grains, y * samples, samples);
    }
    scratch.giveBack(line);
  }

  private void chromaRows(int fromRow, int toRow) {
    VhsNoiseRows line = scratch.take();
    for (int y = fromRow; y < toRow; y++) {
      line.enlarge(grains, tapsX, tapsY, y);
      place(line.scaled(scale, -0.5f * scale), y);
    }
    scratch.giveBack(line);
  }

  /** Brings a row of grains to its place in the plane. */
  private void place(float[] row, int y) {
    if (!doubled) {
      System.arraycopy(row, 0, target, y * width, width);
      return;
    }
    int to = 2 * y * width;
    GrainField.spread(row, 0, target, to, width);
    if (2 * y + 1 < height) {
      System.arraycopy(target, to, target, to + width, width);
    }
  }

  /**
   * @return brightness noise, row by row; longer than the picture at times
   */
  public float[] luma() {
    return planes[0];
  }

  /**
   * @return noise of the blue difference; empty without colour noise
   */
  public float[] blueDifference() {
    return planes[1];
  }

  /**
   * @return noise of the red difference; empty without colour noise
   */
  public float[] redDifference() {
    return planes[2];
  }
}
