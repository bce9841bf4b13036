package dev.avatar4j.pipeline;

/** Counts for {@link PipelineStatistics}; written by the frame thread, read by anybody. */
final class StatisticsRecorder {
  /** A spacing above this is a pause, not a slow frame, and says nothing about the frame rate. */
  private static final long PAUSE_NANOS = 2_000_000_000L;

  private final RunningMean wait = new RunningMean();
  private final RunningMean render = new RunningMean();
  private final RunningMean stages = new RunningMean();
  private final RunningMean encode = new RunningMean();
  private final RunningMean spacing = new RunningMean();
  private long rendered;
  private long failed;
  private long lastFrameNanos;
  private String lastFailure = "";

  synchronized void frame(
      long timeNanos, long waitNanos, long renderNanos, long stageNanos, long encodeNanos) {
    long gap = timeNanos - lastFrameNanos;
    if (rendered > 0 && gap > 0 && gap < PAUSE_NANOS) {
      spacing.add(gap);
    }
    lastFrameNanos = timeNanos;
    rendered++;
    wait.add(waitNanos);
    render.add(renderNanos);
    stages.add(stageNanos);
    encode.add(encodeNanos);
  }

  /**
   * @return whether this failure differs from the one before and so deserves a log entry
   */
  synchronized boolean failure(Throwable error) {
    failed++;
    String text = error.toString();
    boolean isNew = !text.equals(lastFailure);
    lastFailure = text;
    return isNew;
  }

  synchronized PipelineStatistics snapshot(int subscribers, double target) {
    double spacingNanos = spacing.mean();
    double busyNanos = wait.mean() + render.mean() + stages.mean() + encode.mean();
    return new PipelineStatistics(
        rendered,
        failed,
        subscribers,
        render.mean() / 1e6,
        stages.mean() / 1e6,
        encode.mean() / 1e6,
        spacingNanos == 0 ? 0 : 1e9 / spacingNanos,
        target,
        wait.mean() / 1e6,
        busyNanos > 1e9 / target,
        lastFailure);
  }
}
