package dev.avatar4j.postprocessor.kernel;

import dev.avatar4j.postprocessor.FilterContext;
import dev.avatar4j.postprocessor.RandomDraws;

/**
 * When glitches are drawn anew, and how many. A draw holds for some ticks. The order of draws is
 * that of the reference systems: the count, what the filter draws for its glitches, the hold.
 */
public final class GlitchSchedule {
  private final RandomDraws random;
  private final double unboost;
  private final int most;
  private final int holdMin;
  private final int holdMax;
  private long drawnAt;
  private long hold;
  private int width;
  private int height;

  /**
   * @param random the randomness of the filter
   * @param unboost the higher, the rarer are glitches: exponent of a uniform number
   * @param most how many glitches there are fewer of, nearly always
   * @param holdMin fewest ticks that a draw holds
   * @param holdMax most ticks that a draw holds
   */
  public GlitchSchedule(RandomDraws random, double unboost, int most, int holdMin, int holdMax) {
    this.random = random;
    this.unboost = unboost;
    this.most = most;
    this.holdMin = holdMin;
    this.holdMax = holdMax;
  }

  /**
   * @param context the time
   * @param frameWidth columns of the frame
   * @param frameHeight rows of the frame
   * @return whether the glitches of before no longer hold: none yet, another size, their time is
   *     over, or time ran backwards
   */
  public boolean due(FilterContext context, int frameWidth, int frameHeight) {
    long since = context.tick() - drawnAt;
    return frameWidth != width || frameHeight != height || since >= hold || since < 0;
  }

  /**
   * Begins a draw.
   *
   * @param context the time
   * @param frameWidth columns of the frame
   * @param frameHeight rows of the frame
   * @return how many glitches there are now
   */
  public int begin(FilterContext context, int frameWidth, int frameHeight) {
    width = frameWidth;
    height = frameHeight;
    drawnAt = context.tick();
    random.start(drawnAt);
    float boosted = (float) Math.pow(random.scalar(), unboost);
    return Math.min(most, (int) (most * boosted));
  }

  /** Ends a draw: draws for how long it holds. */
  public void end() {
    hold = (long) Math.rint(holdMin + random.scalar() * (holdMax - holdMin));
  }
}
