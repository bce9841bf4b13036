package dev.avatar4j.image;

import dev.avatar4j.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads PNG files of every standard kind into 8-bit RGBA. Strict about damage (each checksum is
 * verified, the file must be whole) and bounded in memory: the header's size is checked before
 * anything is reserved, compressed data beyond the promised pixels is never inflated, and
 * compressed texts and profiles are not read at all.
 */
final class PngDecoder {
  private static final byte[] SIGNATURE = {(byte) 137, 'P', 'N', 'G', '\r', '\n', 26, '\n'};

  private final ImageLimits limits;
  private final List<String> warnings = new ArrayList<>();

  private PngDecoder(ImageLimits limits) {
    this.limits = limits;
  }

  /**
   * @param pixels the picture, of the size it has in the file
   * @param hasTransparency whether the file stores transparency in any form
   * @param warnings what was lost, each a full sentence
   */
  record Decoded(PixelBuffer pixels, boolean hasTransparency, List<String> warnings) {}

  /**
   * @param file a whole file
   * @param limits bounds on its size
   * @return the picture
   * @throws InvalidInputException if this is no whole, valid PNG within the limits
   */
  static Decoded decode(byte[] file, ImageLimits limits) {
    return new PngDecoder(limits).decode(file);
  }

  private Decoded decode(byte[] file) {
    requirePng(file);
    PngChunk chunk = PngChunk.at(file, SIGNATURE.length);
    PngHeader header = PngHeader.parse(chunk, limits);
    PixelBuffer pixels = new PixelBuffer(header.width(), header.height());
    PngSamples samples = new PngSamples(header, pixels);
    try (PngRows rows = new PngRows(header, samples)) {
      do {
        chunk = PngChunk.at(file, chunk.end());
        read(chunk, samples, rows);
      } while (!chunk.type().equals("IEND"));
      if (!rows.isComplete()) {
        throw PngChunk.truncated(file);
      }
    }
    if (header.depth() == 16) {
      warnings.add("The picture has 16 bits a channel; only the upper 8 are used.");
    }
    return new Decoded(pixels, samples.hasTransparency(), List.copyOf(warnings));
  }

  private void requirePng(byte[] file) {
    if (file.length == 0) {
      throw new InvalidInputException("image", "The file is empty; choose a PNG picture.");
    }
    if (file.length > limits.maxBytes()) {
      throw new InvalidInputException(
          "image",
          "The file has more than "
              + limits.maxBytes()
              + " bytes; scale the picture down, best to 512x512.");
    }
    int same = 0;
    while (same < Math.min(file.length, SIGNATURE.length) && file[same] == SIGNATURE[same]) {
      same++;
    }
    if (same == file.length) {
      throw PngChunk.truncated(file);
    }
    if (same < SIGNATURE.length) {
      throw new InvalidInputException(
          "image",
          "The file is no PNG; it seems to be "
              + FileKind.of(file)
              + ". Characters must be PNG pictures: export it as PNG with transparency.");
    }
  }

  private void read(PngChunk chunk, PngSamples samples, PngRows rows) {
    switch (chunk.type()) {
      case "PLTE" -> samples.readPalette(chunk);
      case "tRNS" -> samples.readTransparency(chunk);
      case "acTL" -> warnings.add("The picture is animated; only its first frame is used.");
      case "iCCP" -> readProfile(chunk);
      case "IDAT" -> {
        if (samples.lacksPalette()) {
          throw PngChunk.damaged("the palette is missing");
        }
        rows.read(chunk);
      }
      default -> {
        if (chunk.isCritical() && !chunk.type().equals("IEND")) {
          throw PngChunk.damaged("it needs the unknown chunk " + chunk.type());
        }
      }
    }
  }

  /** Warns about a profile that, going by its name, is not sRGB. */
  private void readProfile(PngChunk chunk) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < Math.min(79, chunk.length()) && chunk.byteAt(i) != 0; i++) {
      name.append((char) chunk.byteAt(i));
    }
    String lower = name.toString().toLowerCase(Locale.ROOT);
    if (!lower.contains("srgb") && !lower.contains("icc")) {
      warnings.add(
          "The colour profile \"" + name + "\" is ignored; the colours are taken as sRGB.");
    }
  }
}
