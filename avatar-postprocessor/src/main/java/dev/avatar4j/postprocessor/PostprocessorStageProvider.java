package dev.avatar4j.postprocessor;

import dev.avatar4j.pipeline.ConfigurableStage;
import dev.avatar4j.pipeline.StageProvider;
import dev.avatar4j.postprocessor.upscale.UpscaleStage;
import dev.avatar4j.postprocessor.upscale.anime4k.ShaderDirectory;
import dev.avatar4j.postprocessor.upscale.anime4k.WeightsSource;

/**
 * Makes {@code postprocessor_chain} and {@code upscale} of the settings work wherever this module
 * is present.
 */
public final class PostprocessorStageProvider implements StageProvider {
  /** More threads than this gain nothing: memory cannot keep up with them. */
  private static final int MOST_THREADS = 4;

  @Override
  public ConfigurableStage create(long seed) {
    int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
    WeightsSource weights = new ShaderDirectory(ShaderDirectory.defaultFolder(System.getenv()));
    RowWorkers workers = new RowWorkers(threads);
    return new FinishingStage(
        new UpscaleStage(weights, workers), new PostprocessorStage(ChainSpec.EMPTY, seed, workers));
  }
}
