package dev.avatar4j.postprocessor.kernel;

/** Where a moving pattern is in its cycle. Stateless. */
public final class Cycles {
  private Cycles() {}

  /**
   * How often a pattern has passed: it moves {@code speed} rows per tick.
   *
   * @param frameNumber the frame number, 25 per second, with fraction
   * @param height rows of the picture
   * @param speed rows per tick
   * @return passes since the start
   */
  public static double count(double frameNumber, int height, double speed) {
    return frameNumber / height * speed;
  }

  /**
   * @param frameNumber the frame number, 25 per second, with fraction
   * @param height rows of the picture
   * @param speed rows per tick
   * @return the part of the present pass that is over, 0 to 1
   */
  public static double position(double frameNumber, int height, double speed) {
    return count(frameNumber, height, speed) % 1;
  }
}
