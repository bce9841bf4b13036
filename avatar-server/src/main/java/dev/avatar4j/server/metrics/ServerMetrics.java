package dev.avatar4j.server.metrics;

import dev.avatar4j.server.avatars.AvatarRegistry;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.concurrent.TimeUnit;

/** Everything the server measures, ready to be read by Prometheus. Thread-safe. */
public final class ServerMetrics implements AutoCloseable {
  /** The type of {@link #scrape()}. */
  public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final PrometheusMeterRegistry meters =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final AvatarRegistry avatars;
  private final AvatarMeters perAvatar = new AvatarMeters(meters);
  private final JvmGcMetrics collector = new JvmGcMetrics();

  /**
   * Begins to measure.
   *
   * @param avatars whose frames to time and count
   * @param feeds what viewers were sent
   */
  public ServerMetrics(AvatarRegistry avatars, FeedCounts feeds) {
    this.avatars = avatars;
    avatars.addFrameListener(new FrameTimes(meters));
    Gauge.builder("avatar4j.avatars", avatars, it -> it.all().size())
        .description("Avatars, the default one included")
        .register(meters);
    FunctionCounter.builder("avatar4j.frames.sent", feeds, FeedCounts::sent)
        .description("New frames sent, over all viewers")
        .register(meters);
    FunctionCounter.builder("avatar4j.frames.dropped", feeds, FeedCounts::dropped)
        .description("Frames that viewers missed because they read too slowly")
        .register(meters);
    Gauge.builder("process.resident.memory", ResidentMemory::bytes)
        .description("Memory of the process: heap, native libraries and models")
        .baseUnit("bytes")
        .register(meters);
    new JvmMemoryMetrics().bindTo(meters);
    new JvmThreadMetrics().bindTo(meters);
    new ProcessorMetrics().bindTo(meters);
    new UptimeMetrics().bindTo(meters);
    new FileDescriptorMetrics().bindTo(meters);
    collector.bindTo(meters);
  }

  /**
   * Counts a request that was answered.
   *
   * @param status the HTTP status of the reply
   * @param nanos how long it took to make
   */
  public void request(int status, long nanos) {
    meters
        .timer("avatar4j.requests", "status", status / 100 + "xx")
        .record(nanos, TimeUnit.NANOSECONDS);
  }

  /**
   * @return all values of now, in the text format of Prometheus
   */
  public String scrape() {
    perAvatar.update(avatars.all());
    return meters.scrape();
  }

  /** Stops measuring. */
  @Override
  public void close() {
    collector.close();
    meters.close();
  }
}
