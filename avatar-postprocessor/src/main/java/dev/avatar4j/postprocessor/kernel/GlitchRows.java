package dev.avatar4j.postprocessor.kernel;

import dev.avatar4j.postprocessor.RandomDraws;

/** Where glitches that span the whole width are: bands of rows, drawn at random. */
public final class GlitchRows {
  private final RandomDraws random;
  private final int minHeight;
  private final int maxHeight;
  private final float[] uniform;
  private final int[] starts;
  private final int[] ends;
  private int count;
  private int height;

  /**
   * @param random the randomness of the filter
   * @param most most bands there can be
   * @param minHeight rows of the lowest band
   * @param maxHeight rows that the highest band stays below, unless both are equal
   */
  public GlitchRows(RandomDraws random, int most, int minHeight, int maxHeight) {
    this.random = random;
    this.minHeight = minHeight;
    this.maxHeight = maxHeight;
    uniform = new float[most];
    starts = new int[most];
    ends = new int[most];
  }

  /**
   * Draws where the bands begin: one draw of so many numbers, none for 0.
   *
   * @param bands how many
   * @param frameHeight rows of the frame
   */
  public void drawStarts(int bands, int frameHeight) {
    count = bands;
    height = frameHeight;
    if (bands > 0) {
      random.fill(uniform, bands);
    }
    int places = Math.max(1, frameHeight - (maxHeight - 1));
    for (int i = 0; i < bands; i++) {
      starts[i] = (int) (places * uniform[i]);
      ends[i] = starts[i];
    }
  }

  /**
   * Draws how high a band is: one draw.
   *
   * @param band which one
   */
  public void drawHeight(int band) {
    int rows = (int) (minHeight + (maxHeight - minHeight) * random.scalar());
    ends[band] = Math.min(height, starts[band] + rows);
  }

  /**
   * @return how many bands there are
   */
  public int count() {
    return count;
  }

  /**
   * @param band which one
   * @return its first row
   */
  public int start(int band) {
    return starts[band];
  }

  /**
   * @param band which one
   * @return the row after its last
   */
  public int end(int band) {
    return ends[band];
  }
}
