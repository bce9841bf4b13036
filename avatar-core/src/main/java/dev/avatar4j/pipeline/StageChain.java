package dev.avatar4j.pipeline;

import dev.avatar4j.InputProblems;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.animation.AnimatorSettings;
import dev.avatar4j.image.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/**
 * Everything that happens to a frame between drawing and encoding: the crop, then what modules on
 * the class path bring ({@link StageProvider}), then the stages an embedder adds.
 */
public final class StageChain implements ConfigurableStage {
  private final List<ConfigurableStage> configurable = new ArrayList<>();
  private final List<FrameStage> all = new ArrayList<>();

  /**
   * @param settings the settings to begin with
   * @param seed where the randomness of the stages starts
   * @param added further stages, which come last; not closed by the chain unless they are {@link
   *     ConfigurableStage}s
   * @throws InvalidInputException if a stage refuses the settings
   */
  public StageChain(AnimatorSettings settings, long seed, List<? extends FrameStage> added) {
    configurable.add(new CropStage());
    for (StageProvider provider : ServiceLoader.load(StageProvider.class)) {
      configurable.add(provider.create(seed));
    }
    all.addAll(configurable);
    for (FrameStage stage : added) {
      all.add(stage);
      if (stage instanceof ConfigurableStage own) {
        configurable.add(own);
      }
    }
    try {
      prepare(settings).run();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  @Override
  public Runnable prepare(AnimatorSettings settings) {
    InputProblems problems = new InputProblems();
    List<Runnable> changes = new ArrayList<>();
    for (ConfigurableStage stage : configurable) {
      try {
        changes.add(stage.prepare(settings));
      } catch (InvalidInputException refused) {
        problems.add(refused);
      }
    }
    problems.throwIfAny();
    return () -> changes.forEach(Runnable::run);
  }

  @Override
  public Frame process(long timeNanos, Frame frame) {
    Frame result = frame;
    for (int i = 0; i < all.size(); i++) {
      result = all.get(i).process(timeNanos, result);
    }
    return result;
  }

  @Override
  public void close() {
    configurable.forEach(ConfigurableStage::close);
  }
}
