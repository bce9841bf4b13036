package dev.avatar4j.server.metrics;

import dev.avatar4j.pipeline.FrameListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/** How long frames take, by stage, over all avatars. */
final class FrameTimes implements FrameListener {
  private static final Duration[] BUCKETS =
      LongStream.of(1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 40, 60, 80, 120, 160, 320, 1000)
          .mapToObj(Duration::ofMillis)
          .toArray(Duration[]::new);

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
