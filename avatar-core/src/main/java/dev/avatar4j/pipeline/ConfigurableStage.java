package dev.avatar4j.pipeline;

import dev.avatar4j.animation.AnimatorSettings;

/**
 * A frame stage that the settings configure, such as a crop or a filter chain. {@link #process} is
 * called by the pipeline's thread, {@link #prepare} by any thread, one call at a time.
 */
public interface ConfigurableStage extends FrameStage, AutoCloseable {
  /**
   * Checks the settings that concern this stage and builds what they need. Nothing changes yet: so
   * all stages are asked before any of them changes, and settings take effect as a whole or not at
   * all.
   *
   * @param settings the settings to come
   * @return makes them take effect, with the next frame; does not fail
   * @throws dev.avatar4j.InvalidInputException if something is wrong with them; the message lists
   *     every problem
   */
  Runnable prepare(AnimatorSettings settings);

  /** Frees what the stage holds; after the last frame. Idempotent. */
  @Override
  default void close() {}
}
