package dev.avatar4j.doctor;

import dev.avatar4j.image.PixelBuffer;
import java.util.Optional;

/** Looks for one fault in the pixels of a picture and can repair it. Stateless. */
interface PictureCheck {
  /**
   * @return the id of its finding
   */
  String id();

  /**
   * @param picture 8-bit sRGB, straight alpha; only read
   * @return what was found
   */
  Optional<Finding> examine(PixelBuffer picture);

  /**
   * @param picture 8-bit sRGB, straight alpha; only read
   * @return a new picture without the fault, or the same one if it has none
   */
  PixelBuffer repair(PixelBuffer picture);
}
