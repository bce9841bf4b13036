package dev.avatar4j.image;

import dev.avatar4j.InvalidInputException;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns the bytes of a PNG file into a frame of the size posers want, and says what was repaired.
 *
 * @param frame {@link CharacterImage#SIZE} square, linear light; transparent pixels are all zero
 * @param hasTransparency whether any pixel is not opaque
 * @param sourcePixels how many pixels the file has
 * @param warnings what was repaired or lost, each a full sentence
 */
record SquarePicture(
    Frame frame, boolean hasTransparency, int sourcePixels, List<String> warnings) {

  static SquarePicture read(byte[] file, ImageLimits limits, PictureFit fit) {
    PngDecoder.Decoded decoded = PngDecoder.decode(file, limits);
    List<String> warnings = new ArrayList<>(decoded.warnings());
    PixelBuffer source = decoded.pixels();
    PixelBuffer square = fit.apply(source);
    if (square != source) {
      warnings.add(describeScaling(source, fit));
    }
    int least = 255;
    int most = 0;
    byte[] rgba = square.rgba();
    for (int i = 3; i < rgba.length; i += 4) {
      least = Math.min(least, rgba[i] & 255);
      most = Math.max(most, rgba[i] & 255);
    }
    if (most == 0) {
      throw new InvalidInputException(
          "image",
          "The picture is fully transparent"
              + (square == source ? "" : " in its centre square")
              + "; there is nothing to show. Export it with its layers visible.");
    }
    Frame frame = new Frame(square.width(), square.height());
    ColorTransfer.decode(square, frame);
    return new SquarePicture(
        frame, least < 255, source.width() * source.height(), List.copyOf(warnings));
  }

  private static String describeScaling(PixelBuffer source, PictureFit fit) {
    String size = source.width() + "x" + source.height();
    if (fit == PictureFit.WHOLE) {
      return "The picture is " + size + "; it was fitted into the middle of 512x512.";
    }
    if (source.width() == source.height()) {
      return "The picture is " + size + "; it was scaled to 512x512.";
    }
    return "The picture is " + size + "; its centre square was cut out and scaled to 512x512.";
  }
}
