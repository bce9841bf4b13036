package dev.avatar4j.postprocessor;

/**
 * The randomness of one filter instance: uniform numbers in [0, 1). The draws after a {@link
 * #start} depend only on the seed, the instance's place in the chain, the tick and their order: the
 * same frame number gives the same noise, whatever was drawn before.
 */
public interface RandomDraws {
  /**
   * Begins the draws of a tick.
   *
   * @param tick the whole part of the frame number
   */
  void start(long tick);

  /**
   * @return one number; one draw
   */
  float scalar();

  /**
   * Draws a field of numbers; one draw, however many numbers.
   *
   * @param out receives the numbers
   * @param count how many, from index 0
   */
  void fill(float[] out, int count);
}
