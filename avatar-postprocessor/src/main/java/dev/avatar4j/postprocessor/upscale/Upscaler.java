package dev.avatar4j.postprocessor.upscale;

import dev.avatar4j.image.Frame;
import dev.avatar4j.postprocessor.RowWorkers;
import dev.avatar4j.postprocessor.upscale.anime4k.Anime4kPipeline;
import dev.avatar4j.postprocessor.upscale.anime4k.LightCurve;
import dev.avatar4j.postprocessor.upscale.anime4k.WeightsSource;

/**
 * Brings frames from any size to any other, also a smaller one. Keeps its memory between frames: a
 * frame of the same sizes as the one before allocates nothing. Used by one thread at a time; shares
 * its work out to its {@link RowWorkers}, which it does not close.
 */
@FunctionalInterface
public interface Upscaler {
  /**
   * Fills a frame from another.
   *
   * @param in linear light, straight alpha; not changed
   * @param out the result, of which every pixel is written; another frame than {@code in}
   */
  void upscale(Frame in, Frame out);

  /**
   * @param quality how colours are interpolated
   * @param preset which networks, where the quality uses any
   * @param weights their numbers; not asked where the quality uses none
   * @param workers the threads to share out rows to
   * @return an upscaler whose networks work on linear light, as the reference's do
   * @throws dev.avatar4j.AvatarException if weights are missing or damaged
   */
  static Upscaler create(
      UpscaleQuality quality, UpscalePreset preset, WeightsSource weights, RowWorkers workers) {
    return create(quality, preset, LightCurve.LINEAR, weights, workers);
  }

  /**
   * @param quality how colours are interpolated
   * @param preset which networks, where the quality uses any
   * @param light what networks work on
   * @param weights their numbers; not asked where the quality uses none
   * @param workers the threads to share out rows to
   * @return an upscaler
   * @throws dev.avatar4j.AvatarException if weights are missing or damaged
   */
  static Upscaler create(
      UpscaleQuality quality,
      UpscalePreset preset,
      LightCurve light,
      WeightsSource weights,
      RowWorkers workers) {
    return switch (quality) {
      case BILINEAR -> ResamplingUpscaler.bilinear(workers);
      case BICUBIC -> ResamplingUpscaler.bicubic(workers);
      case LANCZOS -> new LanczosUpscaler(workers);
      case LOW, HIGH ->
          new NetworkUpscaler(
              new Anime4kPipeline(
                  preset.networks(quality).stream().map(weights::load).toList(), light, workers),
              workers);
    };
  }
}
