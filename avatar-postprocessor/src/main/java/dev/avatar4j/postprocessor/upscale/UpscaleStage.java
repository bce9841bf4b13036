package dev.avatar4j.postprocessor.upscale;

import dev.avatar4j.animation.AnimatorSettings;
import dev.avatar4j.image.Frame;
import dev.avatar4j.pipeline.ConfigurableStage;
import dev.avatar4j.postprocessor.RowWorkers;
import dev.avatar4j.postprocessor.upscale.anime4k.WeightsSource;

/**
 * Enlarges the frames of a pipeline. Settings may change at any time, from any thread; they take
 * effect as a whole, with the next frame. Weights are loaded by whoever changes the settings, not
 * by the pipeline.
 */
public final class UpscaleStage implements ConfigurableStage {
  /** An upscaler and what it was made for. */
  private record Current(UpscaleSettings settings, Upscaler upscaler) {}

  private final WeightsSource weights;
  private final RowWorkers workers;
  private volatile Current current;
  private Frame result = new Frame(1, 1);

  /**
   * @param weights the numbers of networks, asked for only when the settings need them
   * @param workers threads to share out rows to; closed with the stage
   */
  public UpscaleStage(WeightsSource weights, RowWorkers workers) {
    this.weights = weights;
    this.workers = workers;
    current = new Current(UpscaleSettings.OFF, null);
  }

  /**
   * Builds what settings need. Nothing changes yet.
   *
   * @param settings the settings to come
   * @return makes them take effect, with the next frame; does not fail
   * @throws dev.avatar4j.AvatarException if weights are missing or damaged
   */
  public Runnable prepare(UpscaleSettings settings) {
    Current now = current;
    Upscaler upscaler =
        settings.isOff()
            ? null
            : isSameKind(settings, now)
                ? now.upscaler
                : Upscaler.create(
                    settings.quality(), settings.preset(), settings.light(), weights, workers);
    Current next = new Current(settings, upscaler);
    return () -> current = next;
  }

  /** Reads {@code upscale}, {@code upscale_quality} and {@code upscale_preset}. */
  @Override
  public Runnable prepare(AnimatorSettings settings) {
    return prepare(UpscaleSettings.of(settings));
  }

  private static boolean isSameKind(UpscaleSettings settings, Current now) {
    return now.upscaler != null
        && settings.quality() == now.settings.quality()
        && settings.preset() == now.settings.preset()
        && settings.light() == now.settings.light();
  }

  /**
   * @return the settings in effect
   */
  public UpscaleSettings settings() {
    return current.settings;
  }

  /**
   * {@inheritDoc}
   *
   * @throws dev.avatar4j.InvalidInputException if the enlarged frame would have too many pixels
   */
  @Override
  public Frame process(long timeNanos, Frame frame) {
    Current now = current;
    if (now.upscaler == null) {
      return frame;
    }
    int width = now.settings.scaled(frame.width());
    int height = now.settings.scaled(frame.height());
    if (result.width() != width || result.height() != height) {
      now.settings.requirePossible(frame.width(), frame.height());
      result = new Frame(width, height);
    }
    now.upscaler.upscale(frame, result);
    return result;
  }

  /** Ends the threads; after the last frame. Idempotent. */
  @Override
  public void close() {
    workers.close();
  }
}
