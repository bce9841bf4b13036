package dev.avatar4j.postprocessor;

import dev.avatar4j.InputProblems;
import dev.avatar4j.animation.AnimatorSettings;
import dev.avatar4j.animation.FrameKeys;
import dev.avatar4j.image.Frame;
import dev.avatar4j.pipeline.ConfigurableStage;
import dev.avatar4j.postprocessor.upscale.UpscaleStage;
import java.util.ArrayList;
import java.util.List;

/**
 * Enlarges frames and filters them, or the other way round if {@code postprocessor_before_upscale}
 * says so. Settings take effect in both or in none.
 */
final class FinishingStage implements ConfigurableStage {
  private final UpscaleStage upscale;
  private final PostprocessorStage filters;
  private volatile boolean filtersFirst;

  FinishingStage(UpscaleStage upscale, PostprocessorStage filters) {
    this.upscale = upscale;
    this.filters = filters;
  }

  @Override
  public Runnable prepare(AnimatorSettings settings) {
    boolean first = settings.get(FrameKeys.POSTPROCESSOR_BEFORE_UPSCALE);
    List<Runnable> changes = new ArrayList<>();
    InputProblems problems = new InputProblems();
    problems.collect(() -> changes.add(upscale.prepare(settings)));
    problems.collect(() -> changes.add(filters.prepare(settings)));
    problems.throwIfAny();
    changes.add(() -> filtersFirst = first);
    return () -> changes.forEach(Runnable::run);
  }

  @Override
  public Frame process(long timeNanos, Frame frame) {
    return filtersFirst
        ? upscale.process(timeNanos, filters.process(timeNanos, frame))
        : filters.process(timeNanos, upscale.process(timeNanos, frame));
  }

  @Override
  public void close() {
    upscale.close();
    filters.close();
  }
}
