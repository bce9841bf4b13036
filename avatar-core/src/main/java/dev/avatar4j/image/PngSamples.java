package dev.avatar4j.image;

/**
 * Expands unfiltered PNG rows of any colour type and depth to 8-bit RGBA, transparency chunk
 * included. Not thread-safe.
 */
final class PngSamples {
  private static final int OPAQUE = 255;
  private static final int NO_KEY = -1;

  private final PngHeader header;
  private final byte[] rgba;

  /** R, G, B, A of each palette entry; empty until chunk PLTE. */
  private byte[] palette = new byte[0];

  private final int[] transparentKey = {NO_KEY, NO_KEY, NO_KEY};
  private boolean transparency;

  /**
   * @param header what the rows look like
   * @param target receives the pixels
   */
  PngSamples(PngHeader header, PixelBuffer target) {
    this.header = header;
    this.rgba = target.rgba();
    transparency =
        header.colourType() == PngHeader.RGBA || header.colourType() == PngHeader.GREY_ALPHA;
  }

  /**
   * @return whether the file stores transparency in any form
   */
  boolean hasTransparency() {
    return transparency;
  }

  /**
   * @return whether a palette is needed and still missing
   */
  boolean lacksPalette() {
    return header.colourType() == PngHeader.PALETTE && palette.length == 0;
  }

  /** Takes chunk PLTE. */
  void readPalette(PngChunk chunk) {
    if (header.colourType() != PngHeader.PALETTE) {
      return; // only a suggestion for displays with few colours
    }
    int entries = chunk.length() / 3;
    if (chunk.length() % 3 != 0 || entries < 1 || entries > 1 << header.depth()) {
      throw PngChunk.damaged("the palette has an impossible length");
    }
    palette = new byte[4 * entries];
    for (int i = 0; i < entries; i++) {
      palette[4 * i] = (byte) chunk.byteAt(3 * i);
      palette[4 * i + 1] = (byte) chunk.byteAt(3 * i + 1);
      palette[4 * i + 2] = (byte) chunk.byteAt(3 * i + 2);
      palette[4 * i + 3] = (byte) OPAQUE;
    }
  }

  /** Takes chunk tRNS. */
  void readTransparency(PngChunk chunk) {
    switch (header.colourType()) {
      case PngHeader.PALETTE -> {
        if (chunk.length() > palette.length / 4) {
          throw PngChunk.damaged("there are more transparency values than palette entries");
        }
        for (int i = 0; i < chunk.length(); i++) {
          palette[4 * i + 3] = (byte) chunk.byteAt(i);
        }
        transparency = true;
      }
      case PngHeader.GREY, PngHeader.RGB -> {
        if (chunk.length() != 2 * header.channels()) {
          throw PngChunk.damaged("the transparent colour has an impossible length");
        }
        for (int i = 0; i < header.channels(); i++) {
          transparentKey[i] = chunk.shortAt(2 * i);
        }
        transparency = true;
      }
      default -> {
        // the format forbids it beside an alpha channel, which says everything already
      }
    }
  }

  /**
   * Writes one row of pixels.
   *
   * @param row unfiltered bytes; element 0 is the filter byte
   * @param columns pixels in the row
   * @param first index of the first pixel in the picture
   * @param step distance between the row's pixels in the picture
   */
  void expand(byte[] row, int columns, int first, int step) {
    if (header.colourType() == PngHeader.RGBA && header.depth() == 8 && step == 1) {
      System.arraycopy(row, 1, rgba, 4 * first, 4 * columns);
      return;
    }
    for (int i = 0, at = 4 * first; i < columns; i++, at += 4 * step) {
      switch (header.colourType()) {
        case PngHeader.PALETTE -> {
          int entry = 4 * sample(row, i);
          if (entry >= palette.length) {
            throw PngChunk.damaged("a pixel names a colour that is not in the palette");
          }
          System.arraycopy(palette, entry, rgba, at, 4);
        }
        case PngHeader.GREY -> {
          int grey = sample(row, i);
          put(at, grey, grey, grey);
          rgba[at + 3] = (byte) (grey == transparentKey[0] ? 0 : OPAQUE);
        }
        case PngHeader.GREY_ALPHA -> {
          int grey = sample(row, 2 * i);
          put(at, grey, grey, grey);
          rgba[at + 3] = to8(sample(row, 2 * i + 1));
        }
        case PngHeader.RGB -> {
          int r = sample(row, 3 * i);
          int g = sample(row, 3 * i + 1);
          int b = sample(row, 3 * i + 2);
          put(at, r, g, b);
          boolean clear =
              r == transparentKey[0] && g == transparentKey[1] && b == transparentKey[2];
          rgba[at + 3] = (byte) (clear ? 0 : OPAQUE);
        }
        default -> {
          put(at, sample(row, 4 * i), sample(row, 4 * i + 1), sample(row, 4 * i + 2));
          rgba[at + 3] = to8(sample(row, 4 * i + 3));
        }
      }
    }
  }

  private void put(int at, int r, int g, int b) {
    rgba[at] = to8(r);
    rgba[at + 1] = to8(g);
    rgba[at + 2] = to8(b);
  }

  private int sample(byte[] row, int index) {
    int depth = header.depth();
    if (depth == 8) {
      return row[1 + index] & 255;
    }
    if (depth == 16) {
      return (row[1 + 2 * index] & 255) << 8 | (row[2 + 2 * index] & 255);
    }
    int bit = index * depth;
    return (row[1 + (bit >> 3)] & 255) >> (8 - depth - (bit & 7)) & ((1 << depth) - 1);
  }

  /** The nearest 8-bit value: {@code round(sample * 255 / (2^depth - 1))}. */
  private byte to8(int sample) {
    int most = (1 << header.depth()) - 1;
    return (byte) ((sample * 255 + most / 2) / most);
  }
}
