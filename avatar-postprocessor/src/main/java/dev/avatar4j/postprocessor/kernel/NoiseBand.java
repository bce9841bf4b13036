package dev.avatar4j.postprocessor.kernel;

import dev.avatar4j.postprocessor.FilterContext;
import dev.avatar4j.postprocessor.RandomDraws;

/** A band of tape noise that is drawn anew with each tick, or with each frame. */
public final class NoiseBand {
  /** Parts of a tick that have noise of their own, where each frame has. */
  private static final int PARTS = 1024;

  private final RandomDraws random;
  private final VhsNoise noise;
  private final boolean eachFrame;
  private int width;
  private int rows;

  /**
   * @param random the randomness of the filter
   * @param doubled whether grains are two pixels wide and high
   * @param eachFrame whether each frame has noise of its own, as opposed to each tick
   */
  public NoiseBand(RandomDraws random, boolean doubled, boolean eachFrame) {
    this.random = random;
    this.eachFrame = eachFrame;
    noise = new VhsNoise(VhsNoise.Chroma.NONE, doubled);
  }

  /**
   * Draws new noise if it is time, or if there is not enough of it.
   *
   * @param newWidth columns
   * @param newRows rows
   * @param mostRows the most rows there will be at this width: memory for them is reserved
   * @param context the time
   */
  public void update(int newWidth, int newRows, int mostRows, FilterContext context) {
    if (eachFrame || context.newTick() || newWidth != width || newRows > rows) {
      width = newWidth;
      rows = newRows;
      noise.reserve(width, mostRows);
      random.start(eachFrame ? (long) (context.frameNumber() * PARTS) : context.tick());
      noise.draw(width, rows, random, context);
    }
  }

  /**
   * @return the noise row by row, 0..1; longer than asked for at times
   */
  public float[] values() {
    return noise.luma();
  }
}
