package dev.avatar4j.image;

import dev.avatar4j.InvalidInputException;

/**
 * What chunk IHDR says.
 *
 * @param width columns
 * @param height rows
 * @param depth bits per sample (or per palette index): 1, 2, 4, 8 or 16
 * @param colourType 0 grey, 2 RGB, 3 palette, 4 grey and alpha, 6 RGBA
 * @param interlaced whether the rows come in the seven passes of Adam7
 */
record PngHeader(int width, int height, int depth, int colourType, boolean interlaced) {
  static final int GREY = 0;
  static final int RGB = 2;
  static final int PALETTE = 3;
  static final int GREY_ALPHA = 4;
  static final int RGBA = 6;

  private static final int LENGTH = 13;

  /**
   * @param chunk the file's first chunk
   * @param limits bounds on the picture's size
   * @return the header, checked
   * @throws InvalidInputException if it is malformed or promises too large a picture
   */
  static PngHeader parse(PngChunk chunk, ImageLimits limits) {
    if (!chunk.type().equals("IHDR") || chunk.length() != LENGTH) {
      throw PngChunk.damaged("it does not start with a header");
    }
    requireSize(chunk.intAt(0), chunk.intAt(4), limits);
    PngHeader header =
        new PngHeader(
            chunk.intAt(0),
            chunk.intAt(4),
            chunk.byteAt(8),
            chunk.byteAt(9),
            chunk.byteAt(12) == 1);
    if (!header.isDepthAllowed()) {
      throw PngChunk.damaged(
          "no PNG has colour type " + header.colourType + " with " + header.depth + " bits");
    }
    if (chunk.byteAt(10) != 0 || chunk.byteAt(11) != 0 || chunk.byteAt(12) > 1) {
      throw PngChunk.damaged("the header names an unknown compression, filter or interlace method");
    }
    return header;
  }

  private static void requireSize(int width, int height, ImageLimits limits) {
    if (width < 1 || height < 1) {
      throw PngChunk.damaged(
          "the header gives a size of "
              + Integer.toUnsignedString(width)
              + "x"
              + Integer.toUnsignedString(height));
    }
    if (width > limits.maxSide()
        || height > limits.maxSide()
        || (long) width * height > limits.maxPixels()) {
      throw new InvalidInputException(
          "image",
          "The picture is "
              + width
              + "x"
              + height
              + "; at most "
              + limits.maxSide()
              + " pixels a side and "
              + limits.maxPixels()
              + " pixels in all are accepted. Scale it down, best to 512x512.");
    }
  }

  private boolean isDepthAllowed() {
    return switch (colourType) {
      case GREY -> depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
      case PALETTE -> depth == 1 || depth == 2 || depth == 4 || depth == 8;
      case RGB, GREY_ALPHA, RGBA -> depth == 8 || depth == 16;
      default -> false;
    };
  }

  /**
   * @return values stored per pixel
   */
  int channels() {
    return switch (colourType) {
      case RGB -> 3;
      case GREY_ALPHA -> 2;
      case RGBA -> 4;
      default -> 1;
    };
  }

  /**
   * @param columns pixels of one row of one pass
   * @return bytes of that row, without the filter byte
   */
  int rowBytes(int columns) {
    return (columns * channels() * depth + 7) / 8;
  }

  /**
   * @return how far back the filters look for "the pixel to the left", in bytes
   */
  int filterDistance() {
    return Math.max(1, channels() * depth / 8);
  }
}
