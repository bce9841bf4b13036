package dev.avatar4j.pipeline;

/**
 * Brings a stage into every avatar: found by {@link java.util.ServiceLoader}, so that putting a
 * module on the class path is enough to make the settings it reads take effect. Implementations
 * have a public constructor without arguments.
 */
public interface StageProvider {
  /**
   * @param seed where the stage's randomness starts; the same seed and times give the same frames
   * @return a new stage for one avatar, at its default settings
   */
  ConfigurableStage create(long seed);
}
