package dev.avatar4j.image;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Tells from its first bytes what a file that is no PNG seems to be. */
final class FileKind {
  /**
   * @param name what to call it in a sentence, with its article
   * @param offset where the magic stands
   * @param magic the bytes, as Latin-1 text
   */
  private record Magic(String name, int offset, String magic) {}

  private static final int TEXT_SAMPLE = 512;

  private static final List<Magic> MAGICS =
      List.of(
          new Magic("a JPEG picture", 0, "\u00ff\u00d8\u00ff"),
          new Magic("a GIF picture", 0, "GIF8"),
          new Magic("a WebP picture", 8, "WEBP"),
          new Magic("an AVIF picture", 4, "ftypavif"),
          new Magic("a HEIC picture", 4, "ftyphei"),
          new Magic("a HEIC picture", 4, "ftypmif1"),
          new Magic("a JPEG XL picture", 0, "\u00ff\n"),
          new Magic("a JPEG XL picture", 4, "JXL "),
          new Magic("a Windows bitmap", 0, "BM"),
          new Magic("a TIFF picture", 0, "II*\0"),
          new Magic("a TIFF picture", 0, "MM\0*"),
          new Magic("a Photoshop document", 0, "8BPS"),
          new Magic("a QOI picture", 0, "qoif"),
          new Magic("a Windows icon", 0, "\0\0\u0001\0"),
          new Magic("a PDF document", 0, "%PDF"),
          new Magic("a ZIP archive", 0, "PK\u0003\u0004"),
          new Magic("a gzip archive", 0, "\u001f\u008b"),
          new Magic("a Git LFS pointer instead of the file itself", 0, "version https://git-lfs"));

  private FileKind() {}

  /**
   * @param bytes a file that does not start with the PNG signature
   * @return what it seems to be, with its article: {@code a JPEG picture}; {@code of an unknown
   *     kind} if nothing fits
   */
  static String of(byte[] bytes) {
    String head =
        new String(bytes, 0, Math.min(bytes.length, TEXT_SAMPLE), StandardCharsets.ISO_8859_1);
    if (head.startsWith("PNG", 1)) {
      return "a PNG that was damaged by a text-mode transfer";
    }
    for (Magic magic : MAGICS) {
      if (head.startsWith(magic.magic(), magic.offset())) {
        return magic.name();
      }
    }
    String text = head.stripLeading().toLowerCase(Locale.ROOT);
    if (text.startsWith("<!doctype html") || text.startsWith("<html")) {
      return "an HTML page";
    }
    if (text.startsWith("<svg") || (text.startsWith("<?xml") && text.contains("<svg"))) {
      return "an SVG drawing";
    }
    if (text.startsWith("<?xml")) {
      return "an XML document";
    }
    if (text.startsWith("{") || text.startsWith("[")) {
      return "a JSON document";
    }
    return "of an unknown kind";
  }
}
