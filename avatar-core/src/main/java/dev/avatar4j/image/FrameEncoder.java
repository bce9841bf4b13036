package dev.avatar4j.image;

/**
 * Turns 8-bit pixels into the bytes of an image file. An encoder keeps its working memory between
 * frames and is therefore used by one thread at a time.
 */
public interface FrameEncoder extends AutoCloseable {
  /**
   * @return the format, which also makes the encoder
   */
  FrameFormat format();

  /**
   * Appends one whole image file.
   *
   * @param pixels the pixels to encode
   * @param out receives the bytes; not cleared first
   */
  void encode(PixelBuffer pixels, ByteSink out);

  /** Frees native memory, such as a deflater's. The encoder cannot be used afterwards. */
  @Override
  default void close() {}
}
