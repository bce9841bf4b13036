package dev.avatar4j.postprocessor.kernel;

import dev.avatar4j.postprocessor.RandomDraws;

/**
 * Noise as on a video tape: bandwidth is limited along the rows, and rows know nothing of one
 * another. Brightness noise is 0..1 with mean 0.5 and standard deviation 0.13, colour-difference
 * noise -0.5..0.5 with standard deviation 0.09.
 *
 * <p>Keeps the planes of the last draw. Allocates only when it has to grow.
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
  private final RowBlur lumaBlur = new RowBlur(5, 2);
  private final RowBlur chromaBlur = new RowBlur(11, 4);
  private final float[][] planes = new float[3][0];
  private float[] field = {};
  private float[] half = {};

  /**
   * @param chroma the colour noise
   * @param doubled whether grains are two pixels wide and high
   */
  public VhsNoise(Chroma chroma, boolean doubled) {
    this.chroma = chroma;
    this.doubled = doubled;
  }

  /**
   * Draws anew: one field of random numbers, or three with colour noise.
   *
   * @param width columns
   * @param height rows
   * @param random where from
   */
  public void draw(int width, int height, RandomDraws random) {
    int grainsX = doubled ? (width + 1) / 2 : width;
    int grainsY = doubled ? (height + 1) / 2 : height;
    reserve(width * height, grainsX * grainsY);
    float[] target = doubled ? field : planes[0];
    random.fill(target, grainsX * grainsY);
    lumaBlur.apply(target, grainsX, grainsY);
    finish(0, width, height);
    if (chroma != Chroma.NONE) {
      drawChroma(1, width, height, grainsX, grainsY, random);
      drawChroma(2, width, height, grainsX, grainsY, random);
    }
  }

  private void drawChroma(
      int plane, int width, int height, int grainsX, int grainsY, RandomDraws random) {
    int columns = (grainsX + 1) / 2;
    int rows = (grainsY + 1) / 2;
    random.fill(half, columns * rows);
    chromaBlur.apply(half, columns, rows);
    for (int i = 0; i < columns * rows; i++) {
      half[i] -= 0.5f;
    }
    float[] target = doubled ? field : planes[plane];
    if (chroma == Chroma.NEAREST) {
      Enlargement.repeat(half, columns, target, grainsX, grainsY);
    } else {
      Enlargement.bilinear(half, columns, rows, target, grainsX, grainsY);
    }
    finish(plane, width, height);
  }

  private void finish(int plane, int width, int height) {
    if (doubled) {
      Enlargement.repeat(field, (width + 1) / 2, planes[plane], width, height);
    }
  }

  private void reserve(int pixels, int grains) {
    int used = chroma == Chroma.NONE ? 1 : planes.length;
    for (int i = 0; i < used; i++) {
      if (planes[i].length < pixels) {
        planes[i] = new float[pixels];
      }
    }
    if (doubled && field.length < grains) {
      field = new float[grains];
    }
    if (used > 1 && half.length < grains) {
      half = new float[grains];
    }
  }

  /**
   * @return brightness noise, row by row, 0..1; longer than the picture at times
   */
  public float[] luma() {
    return planes[0];
  }

  /**
   * @return noise of the blue difference, -0.5..0.5; empty without colour noise
   */
  public float[] blueDifference() {
    return planes[1];
  }

  /**
   * @return noise of the red difference, -0.5..0.5; empty without colour noise
   */
  public float[] redDifference() {
    return planes[2];
  }
}
