package dev.avatar4j.server.cli.still;

import dev.avatar4j.InvalidInputException;
import dev.avatar4j.image.PixelBuffer;
import dev.avatar4j.postprocessor.upscale.UpscaleSettings;
import dev.avatar4j.server.cli.console.HelpHeading;
import picocli.CommandLine.Option;

/** The options that say how large a picture becomes. */
@HelpHeading("Size")
final class TargetSize {
  private static final double DEFAULT_FACTOR = 2;

  @Option(
      names = "--factor",
      paramLabel = "F",
      description =
          "How much larger; below 1 is smaller (default: 2). The result has at most "
              + "16777216 pixels. Not with --width or --height.")
  private Double factor;

  @Option(
      names = "--width",
      paramLabel = "PIXELS",
      description = "Width of the result; without --height in proportion.")
  private Integer width;

  @Option(
      names = "--height",
      paramLabel = "PIXELS",
      description = "Height of the result; without --width in proportion.")
  private Integer height;

  /** An empty picture of the size wanted for another. */
  PixelBuffer of(PixelBuffer picture) {
    if (factor != null && (width != null || height != null)) {
      throw new InvalidInputException("--factor", "Give --factor, or --width and --height.");
    }
    double columns = wanted("--width", picture.width(), width, height, picture.height());
    double rows = wanted("--height", picture.height(), height, width, picture.width());
    if (!(columns * rows <= UpscaleSettings.MAX_PIXELS)) {
      throw new InvalidInputException(
          factor == null ? "--width" : "--factor",
          "The result would have more than "
              + UpscaleSettings.MAX_PIXELS
              + " pixels; choose a smaller size.");
    }
    return new PixelBuffer((int) Math.max(1, columns), (int) Math.max(1, rows));
  }

  private double wanted(String option, int size, Integer own, Integer other, int otherSize) {
    if (own != null) {
      if (own < 1) {
        throw new InvalidInputException(
            option, option + " is " + own + "; it needs a whole number from 1.");
      }
      return own;
    }
    if (other != null) {
      return Math.max(1, Math.rint((double) size * other / otherSize));
    }
    double by = factor == null ? DEFAULT_FACTOR : factor;
    if (!(by > 0)) {
      throw new InvalidInputException(
          "--factor", "--factor is " + by + "; it needs a number above 0.");
    }
    return Math.max(1, Math.floor(by * size));
  }
}
