package dev.avatar4j.image;

/**
 * Filters the rows of a picture and compresses them to a zlib stream (RFC 1950), the content of a
 * PNG's IDAT chunks. Keeps its working memory between pictures; not thread-safe.
 */
interface PngCompressor extends AutoCloseable {
  /**
   * Appends one zlib stream.
   *
   * @param pixels the picture
   * @param out receives the stream
   */
  void compress(PixelBuffer pixels, ByteSink out);

  /** Frees native memory. */
  @Override
  void close();
}
