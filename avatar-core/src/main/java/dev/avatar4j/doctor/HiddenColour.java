package dev.avatar4j.doctor;

import dev.avatar4j.image.PixelBuffer;
import java.util.Arrays;
import java.util.Optional;

/** Colour in pixels that are fully transparent: ignored here, a rim in programs that scale it. */
final class HiddenColour implements PictureCheck {
  @Override
  public String id() {
    return "hidden-colour";
  }

  @Override
  public Optional<Finding> examine(PixelBuffer picture) {
    Region.Bounds bounds = new Region.Bounds(picture.width());
    for (int i = 0; i < picture.width() * picture.height(); i++) {
      if (hides(picture.rgba(), i)) {
        bounds.add(i);
      }
    }
    if (bounds.count() == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            id(),
            Severity.HINT,
            bounds.count()
                + " fully transparent pixels have a colour. It is ignored here, but bleeds into"
                + " the edge of the figure where a program scales the picture.",
            Optional.of(bounds.region()),
            "Export with transparent black outside of the figure.",
            true));
  }

  @Override
  public PixelBuffer repair(PixelBuffer picture) {
    byte[] rgba = picture.rgba().clone();
    for (int i = 0; i < picture.width() * picture.height(); i++) {
      if (hides(rgba, i)) {
        Arrays.fill(rgba, 4 * i, 4 * i + 3, (byte) 0);
      }
    }
    return new PixelBuffer(picture.width(), picture.height(), rgba);
  }

  private static boolean hides(byte[] rgba, int i) {
    int at = 4 * i;
    return rgba[at + 3] == 0 && (rgba[at] | rgba[at + 1] | rgba[at + 2]) != 0;
  }
}
