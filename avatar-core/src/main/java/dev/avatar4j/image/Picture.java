package dev.avatar4j.image;

import dev.avatar4j.InvalidInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A picture of any size, as a file has it; for characters see {@link CharacterImages}. Immutable as
 * long as nobody writes to its pixels.
 *
 * @param pixels 8-bit sRGB, straight alpha
 * @param warnings what was lost, each a full sentence for the user
 */
public record Picture(PixelBuffer pixels, List<String> warnings) {
  /** Copies the warnings. */
  public Picture {
    warnings = List.copyOf(warnings);
  }

  /**
   * @param bytes a PNG file
   * @param limits bounds on its size
   * @return the picture
   * @throws InvalidInputException if this is no whole, valid PNG within the limits
   */
  public static Picture read(byte[] bytes, ImageLimits limits) {
    PngDecoder.Decoded decoded = PngDecoder.decode(bytes, limits);
    return new Picture(decoded.pixels(), decoded.warnings());
  }

  /**
   * @param file a PNG file
   * @param limits bounds on its size
   * @return the picture
   * @throws InvalidInputException if the file is missing, or no whole, valid PNG within the limits
   */
  public static Picture load(Path file, ImageLimits limits) {
    PictureFiles.requireFile(file);
    try {
      return read(PictureFiles.readAtMost(file, limits.maxBytes()), limits);
    } catch (IOException e) {
      throw PictureFiles.unreadable(file, e);
    }
  }
}
