package dev.avatar4j.postprocessor.upscale;

import dev.avatar4j.InvalidInputException;
import dev.avatar4j.animation.AnimatorSettings;
import dev.avatar4j.animation.FrameKeys;
import dev.avatar4j.postprocessor.upscale.anime4k.LightCurve;

/**
 * How much and how frames are enlarged.
 *
 * @param factor 1 to {@value #MAX_FACTOR}; 1 leaves frames as they are
 * @param quality how colours are interpolated
 * @param preset which networks, where the quality uses any
 * @param light what networks work on
 */
public record UpscaleSettings(
    double factor, UpscaleQuality quality, UpscalePreset preset, LightCurve light) {
  /** The largest factor. */
  public static final double MAX_FACTOR = 4;

  /** The most pixels of an enlarged frame: 4096x4096. */
  public static final int MAX_PIXELS = 4096 * 4096;

  /** Leaves frames as they are. */
  public static final UpscaleSettings OFF =
      new UpscaleSettings(1, UpscaleQuality.BICUBIC, UpscalePreset.C, LightCurve.LINEAR);

  /** Checks the factor. */
  public UpscaleSettings {
    if (!(factor >= 1 && factor <= MAX_FACTOR)) {
      throw new InvalidInputException(
          "upscale", "The upscale factor is a number from 1 to 4, not " + factor + ".");
    }
  }

  /**
   * @param settings the settings of an avatar
   * @return those of its upscaler
   */
  public static UpscaleSettings of(AnimatorSettings settings) {
    return new UpscaleSettings(
        settings.get(FrameKeys.UPSCALE),
        UpscaleQuality.parse(
            FrameKeys.UPSCALE_QUALITY.key(), settings.get(FrameKeys.UPSCALE_QUALITY)),
        UpscalePreset.valueOf(settings.get(FrameKeys.UPSCALE_PRESET)),
        LightCurve.LINEAR);
  }

  /**
   * @return whether frames are left as they are
   */
  public boolean isOff() {
    return factor == 1;
  }

  /**
   * @param size a width or height
   * @return the enlarged one, fractions dropped
   */
  public int scaled(int size) {
    return (int) (factor * size);
  }

  /**
   * @param width columns of a frame to be enlarged
   * @param height its rows
   * @throws InvalidInputException if the result has more than {@link #MAX_PIXELS}
   */
  public void requirePossible(int width, int height) {
    if ((long) scaled(width) * scaled(height) > MAX_PIXELS) {
      throw new InvalidInputException(
          "upscale",
          "Upscaled by "
              + factor
              + " the frame of "
              + width
              + "x"
              + height
              + " would have more than "
              + MAX_PIXELS
              + " pixels; choose a smaller factor.");
    }
  }
}
