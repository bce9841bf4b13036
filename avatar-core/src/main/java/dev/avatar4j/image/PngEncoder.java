package dev.avatar4j.image;

/**
 * Writes 8-bit RGBA PNG files with one IDAT chunk. Once it has seen a picture of some size, further
 * ones of that size allocate nothing. The same pixels always give the same bytes. Not thread-safe.
 */
public final class PngEncoder implements FrameEncoder {
  private static final int FILE_LEVEL = 6;

  private final PngChunkWriter chunks = new PngChunkWriter();
  private final PngCompressor compressor;

  /** An encoder for live frames: a few milliseconds a frame. */
  public PngEncoder() {
    this(new RunLengthCompressor());
  }

  private PngEncoder(PngCompressor compressor) {
    this.compressor = compressor;
  }

  /**
   * @return an encoder for files to keep: a few percent smaller, and some ten times slower
   */
  public static PngEncoder forFiles() {
    return new PngEncoder(new ZlibCompressor(FILE_LEVEL));
  }

  @Override
  public FrameFormat format() {
    return FrameFormat.PNG;
  }

  @Override
  public void encode(PixelBuffer pixels, ByteSink out) {
    chunks.writeStart(out, pixels.width(), pixels.height());
    int data = chunks.begin(out, PngChunkWriter.IDAT);
    compressor.compress(pixels, out);
    chunks.end(out, data);
    chunks.writeEnd(out);
  }

  @Override
  public void close() {
    compressor.close();
  }
}
