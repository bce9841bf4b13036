package dev.avatar4j.pipeline;

import dev.avatar4j.animation.AnimatorSettings;
import dev.avatar4j.animation.FrameKeys;
import dev.avatar4j.image.CropBox;

/**
 * Where a frame lies in the picture as it would be without a crop, so that a client can place it.
 *
 * @param crop the part of the picture that is kept; its edges are told even if it is off
 * @param fullWidth columns of the whole picture, enlarged like the frame
 * @param fullHeight rows of the whole picture, enlarged like the frame
 */
public record FrameLayout(CropBox crop, int fullWidth, int fullHeight) {
  /**
   * @param settings settings with crop and upscale factor
   * @param width columns of a frame as it is drawn
   * @param height rows of a frame as it is drawn
   * @return the layout of frames with these settings
   */
  public static FrameLayout of(AnimatorSettings settings, int width, int height) {
    double factor = settings.get(FrameKeys.UPSCALE);
    return new FrameLayout(settings.crop(), (int) (width * factor), (int) (height * factor));
  }
}
