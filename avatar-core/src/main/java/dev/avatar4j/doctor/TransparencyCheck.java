package dev.avatar4j.doctor;

import dev.avatar4j.image.PixelBuffer;
import java.util.Optional;

/** Whether the picture has anything to show, and anything to see through. */
final class TransparencyCheck {
  static final String ID = "transparency";

  private TransparencyCheck() {}

  static Optional<Finding> examine(PixelBuffer picture) {
    int least = 255;
    int most = 0;
    for (int i = 3; i < picture.rgba().length; i += 4) {
      least = Math.min(least, picture.rgba()[i] & 255);
      most = Math.max(most, picture.rgba()[i] & 255);
    }
    if (most == 0) {
      return Optional.of(
          found(
              Severity.ERROR,
              "The picture is fully transparent; there is nothing to show.",
              "Export it with its layers visible."));
    }
    return least < 255
        ? Optional.empty()
        : Optional.of(
            found(
                Severity.WARNING,
                "The picture has no transparent pixels, so its background moves with the"
                    + " character.",
                "Cut the character out and export it with an alpha channel."));
  }

  private static Finding found(Severity severity, String what, String cure) {
    return new Finding(ID, severity, what, Optional.empty(), cure, false);
  }
}
