package dev.avatar4j.server.metrics;

import dev.avatar4j.pipeline.FrameListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How long frames take, by stage, over all avatars. */
final class FrameTimes implements FrameListener {
  private static final Duration[] BUCKETS = {
    Duration.ofMillis(1),
    Duration.ofMillis(2),
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(20),
    Duration.ofMillis(40),
    Duration.ofMillis(80),
    Duration.ofMillis(160),
    Duration.ofMillis(320),
    Duration.ofMillis(1000)
  };

  private final Timer whole;
  private final Timer turn;
  private final Timer render;
  private final Timer filter;
  private final Timer encode;

  FrameTimes(MeterRegistry registry) {
    whole =
        Timer.builder("avatar4j.frame")
            .description("From when a frame was due until it was encoded")
            .serviceLevelObjectives(BUCKETS)
            .register(registry);
    turn = stage(registry, "turn");
    render = stage(registry, "render");
    filter = stage(registry, "filter");
    encode = stage(registry, "encode");
  }

  private static Timer stage(MeterRegistry registry, String name) {
    return Timer.builder("avatar4j.frame.stage")
        .description("Time of one stage of a frame; turn is the wait for a processor")
        .tag("stage", name)
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }

  @Override
  public void frame(long turnNanos, long renderNanos, long stageNanos, long encodeNanos) {
    turn.record(turnNanos, TimeUnit.NANOSECONDS);
    render.record(renderNanos, TimeUnit.NANOSECONDS);
    filter.record(stageNanos, TimeUnit.NANOSECONDS);
    encode.record(encodeNanos, TimeUnit.NANOSECONDS);
    whole.record(turnNanos + renderNanos + stageNanos + encodeNanos, TimeUnit.NANOSECONDS);
  }
}
