package dev.avatar4j.postprocessor;

import dev.avatar4j.pipeline.ConfigurableStage;
import dev.avatar4j.pipeline.StageProvider;

/** Makes {@code postprocessor_chain} of the settings work wherever this module is present. */
public final class PostprocessorStageProvider implements StageProvider {
  /** More threads than this gain nothing: memory cannot keep up with them. */
  private static final int MOST_THREADS = 4;

  @Override
  public ConfigurableStage create(long seed) {
    int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
    return new PostprocessorStage(ChainSpec.EMPTY, seed, threads);
  }
}
