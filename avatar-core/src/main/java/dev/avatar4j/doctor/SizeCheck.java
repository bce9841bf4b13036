package dev.avatar4j.doctor;

import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.PictureFit;
import dev.avatar4j.image.PixelBuffer;
import java.util.Optional;

/**
 * Whether the picture has the size that posers want. Fits it by its centre square, as the loader
 * does, unless that would cut off something visible.
 */
final class SizeCheck implements PictureCheck {
  @Override
  public String id() {
    return "size";
  }

  @Override
  public Optional<Finding> examine(PixelBuffer picture) {
    int width = picture.width();
    int height = picture.height();
    int side = Math.min(width, height);
    if (width == CharacterImage.SIZE && height == CharacterImage.SIZE) {
      return Optional.empty();
    }
    boolean cut = cutsOff(picture);
    boolean small = side < CharacterImage.SIZE;
    String what = "The picture is " + width + "x" + height + " instead of 512x512";
    what += cut ? "; its centre square, which is used, leaves out a part of the figure" : "";
    what += small ? (cut ? ", and it" : "; it") + " has too few pixels to be sharp." : ".";
    String cure =
        small
            ? "Export it larger, with at least 512 pixels a side, and fit it to 512x512."
            : "Fit it to 512x512.";
    Severity severity = cut || small ? Severity.WARNING : Severity.HINT;
    return Optional.of(new Finding(id(), severity, what, Optional.empty(), cure, true));
  }

  @Override
  public PixelBuffer repair(PixelBuffer picture) {
    PictureFit fit = cutsOff(picture) ? PictureFit.WHOLE : PictureFit.CENTRE_SQUARE;
    return fit.apply(picture);
  }

  /** Whether anything visible lies outside of the centre square. */
  private static boolean cutsOff(PixelBuffer picture) {
    int side = Math.min(picture.width(), picture.height());
    int left = (picture.width() - side) / 2;
    int top = (picture.height() - side) / 2;
    for (int y = 0; y < picture.height(); y++) {
      for (int x = 0; x < picture.width(); x++) {
        boolean inside = x >= left && x < left + side && y >= top && y < top + side;
        if (!inside && picture.rgba()[4 * (y * picture.width() + x) + 3] != 0) {
          return true;
        }
      }
    }
    return false;
  }
}
