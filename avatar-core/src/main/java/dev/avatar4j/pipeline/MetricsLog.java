package dev.avatar4j.pipeline;

import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs how long frames take, every few seconds of frame time, if asked to. */
final class MetricsLog {
  static final long INTERVAL_NANOS = 5_000_000_000L;

  private static final Logger log = LoggerFactory.getLogger(MetricsLog.class);

  private volatile boolean enabled;
  private boolean begun;
  private long nextNanos;

  void setEnabled(boolean on) {
    enabled = on;
  }

  /** Called by the frame thread after each frame. */
  void frame(long timeNanos, StatisticsRecorder statistics, double target) {
    if (!enabled) {
      begun = false;
      return;
    }
    if (!begun) {
      begun = true;
      nextNanos = timeNanos + INTERVAL_NANOS;
    } else if (timeNanos - nextNanos >= 0) {
      nextNanos = timeNanos + INTERVAL_NANOS;
      log.info(describe(statistics.snapshot(0, target)));
    }
  }

  static String describe(PipelineStatistics means) {
    return String.format(
        Locale.ROOT,
        "Frames take %.1f ms to draw, %.1f ms in stages, %.1f ms to encode: %.1f frames per second of"
            + " %.1f.",
        means.renderMillis(),
        means.stageMillis(),
        means.encodeMillis(),
        means.framesPerSecond(),
        means.targetFramesPerSecond());
  }
}
