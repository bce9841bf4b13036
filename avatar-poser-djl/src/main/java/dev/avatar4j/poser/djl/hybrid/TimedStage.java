package dev.avatar4j.poser.djl.hybrid;

/** Takes the time of painting. The time may be asked by any thread. */
final class TimedStage implements FaceStage {
  /** A mean of about as many faces. */
  private static final int MEAN_OVER = 32;

  private final FaceStage stage;
  private int faces;
  private volatile double meanNanos;

  TimedStage(FaceStage stage) {
    this.stage = stage;
  }

  @Override
  public void draw(float[] pose, float[] rgba) {
    long start = System.nanoTime();
    stage.draw(pose, rgba);
    faces = Math.min(faces + 1, MEAN_OVER);
    meanNanos = meanNanos + (System.nanoTime() - start - meanNanos) / faces;
  }

  double meanMillis() {
    return meanNanos / 1e6;
  }

  @Override
  public void close() {
    stage.close();
  }
}
