package dev.avatar4j.postprocessor.kernel;

import dev.avatar4j.postprocessor.FilterContext;
import dev.avatar4j.postprocessor.RandomDraws;

/**
 * Where glitches that span the whole width are: bands of rows, drawn at random. A filter draws its
 * own numbers for a band when {@link #next} has come to it.
 */
public final class GlitchRows {
  private final RandomDraws random;
  private final GlitchSchedule schedule;
  private final int minHeight;
  private final int maxHeight;
  private final float[] uniform;
  private int count;
  private int band;
  private int height;
  private int start;
  private int end;

  /**
   * @param random the randomness of the filter
   * @param schedule when bands are drawn anew, and how many
   * @param most most bands there can be
   * @param minHeight rows of the lowest band
   * @param maxHeight rows that the highest band stays below, unless both are equal
   */
  public GlitchRows(
      RandomDraws random, GlitchSchedule schedule, int most, int minHeight, int maxHeight) {
    this.random = random;
    this.schedule = schedule;
    this.minHeight = minHeight;
    this.maxHeight = maxHeight;
    uniform = new float[most];
  }

  /**
   * @param context the time
   * @param width columns of the frame
   * @param height rows of the frame
   * @return whether the bands of before no longer hold
   */
  public boolean due(FilterContext context, int width, int height) {
    return schedule.due(context, width, height);
  }

  /**
   * Draws how many bands there are, and where they begin: one draw of so many numbers, none for 0.
   *
   * @param context the time
   * @param width columns of the frame
   * @param frameHeight rows of the frame
   */
  public void begin(FilterContext context, int width, int frameHeight) {
    count = schedule.begin(context, width, frameHeight);
    height = frameHeight;
    band = 0;
    if (count > 0) {
      random.fill(uniform, count);
    }
  }

  /**
   * Goes to the next band and draws how high it is: one draw. After the last one, draws for how
   * long they hold.
   *
   * @return whether there is one more band
   */
  public boolean next() {
    if (band == count) {
      schedule.end();
      return false;
    }
    int places = Math.max(1, height - (maxHeight - 1));
    start = (int) (places * uniform[band++]);
    int rows = (int) (minHeight + (maxHeight - minHeight) * random.scalar());
    end = Math.min(height, start + rows);
    return true;
  }

  /**
   * @return the first row of the band
   */
  public int start() {
    return start;
  }

  /**
   * @return the row after its last
   */
  public int end() {
    return end;
  }
}
