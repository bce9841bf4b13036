package dev.avatar4j.server.metrics;

import dev.avatar4j.pipeline.PipelineStatistics;
import dev.avatar4j.poser.StageStatistics;
import dev.avatar4j.server.avatars.ServedAvatar;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * What each avatar does, labelled with its id. Only those that live have meters, so there are never
 * more labels than avatars.
 */
final class AvatarMeters {
  private final MeterRegistry registry;
  private final Map<String, List<Meter>> meters = new HashMap<>();

  AvatarMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  /**
   * @param live the avatars there are now
   */
  synchronized void update(Collection<ServedAvatar> live) {
    Set<String> ids = live.stream().map(ServedAvatar::id).collect(Collectors.toSet());
    meters
        .entrySet()
        .removeIf(
            entry -> {
              boolean gone = !ids.contains(entry.getKey());
              if (gone) {
                entry.getValue().forEach(registry::remove);
              }
              return gone;
            });
    live.forEach(served -> meters.computeIfAbsent(served.id(), id -> register(id, served)));
  }

  private List<Meter> register(String id, ServedAvatar served) {
    Tags tags = Tags.of("avatar", id);
    List<Meter> all = new ArrayList<>(ofPipeline(tags, served));
    for (StageStatistics stage : served.avatar().poserStatistics().stages()) {
      String name = stage.name();
      all.add(cacheCounter("hits", name, tags, served, StageStatistics::hits));
      all.add(cacheCounter("misses", name, tags, served, StageStatistics::misses));
    }
    return all;
  }

  /** Of a neural poser's stage; begins anew when the avatar gets another character. */
  private Meter cacheCounter(
      String what,
      String stage,
      Tags tags,
      ServedAvatar served,
      ToLongFunction<StageStatistics> value) {
    return FunctionCounter.builder(
            "avatar4j.poser.cache." + what,
            served,
            it ->
                it.avatar().poserStatistics().stages().stream()
                    .filter(statistics -> statistics.name().equals(stage))
                    .mapToLong(value)
                    .sum())
        .description("Requests to the cache of a poser's stage, by whether the result was there")
        .tags(tags.and("stage", stage))
        .register(registry);
  }

  private List<Meter> ofPipeline(Tags tags, ServedAvatar served) {
    return List.of(
        counter(
            "avatar4j.frames.rendered",
            "Frames drawn and encoded",
            tags,
            served,
            PipelineStatistics::framesRendered),
        counter(
            "avatar4j.frames.failed",
            "Frames that could not be drawn",
            tags,
            served,
            PipelineStatistics::framesFailed),
        gauge(
            "avatar4j.viewers",
            "Open feeds and sockets",
            tags,
            served,
            PipelineStatistics::subscribers),
        gauge(
            "avatar4j.frame.rate",
            "Frames a second of late; keeps its value while nobody watches",
            tags,
            served,
            PipelineStatistics::framesPerSecond),
        gauge(
            "avatar4j.frame.rate.target",
            "Frames a second aimed for",
            tags,
            served,
            PipelineStatistics::targetFramesPerSecond),
        gauge(
            "avatar4j.saturated",
            "1 if frames take longer than there is time for",
            tags,
            served,
            statistics -> statistics.saturated() ? 1 : 0));
  }

  private Meter counter(
      String name,
      String description,
      Tags tags,
      ServedAvatar served,
      ToDoubleFunction<PipelineStatistics> value) {
    return FunctionCounter.builder(
            name, served, it -> value.applyAsDouble(it.avatar().statistics()))
        .description(description)
        .tags(tags)
        .register(registry);
  }

  private Meter gauge(
      String name,
      String description,
      Tags tags,
      ServedAvatar served,
      ToDoubleFunction<PipelineStatistics> value) {
    return Gauge.builder(name, served, it -> value.applyAsDouble(it.avatar().statistics()))
        .description(description)
        .tags(tags)
        .register(registry);
  }
}
