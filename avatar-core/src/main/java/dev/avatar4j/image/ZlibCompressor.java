package dev.avatar4j.image;

import java.util.zip.Deflater;

/** Adaptive filters and the JDK's zlib: for files that are kept. */
final class ZlibCompressor implements PngCompressor {
  private final FilteredRows rows = new FilteredRows(true);
  private final Deflater deflater;

  /**
   * @param level effort, 1..9
   */
  ZlibCompressor(int level) {
    deflater = new Deflater(level);
    deflater.setStrategy(Deflater.FILTERED);
  }

  @Override
  public void compress(PixelBuffer pixels, ByteSink out) {
    rows.start(pixels);
    for (int y = 0; y < pixels.height(); y++) {
      rows.filterRow(y);
    }
    deflater.reset();
    deflater.setInput(rows.stream(), 0, rows.stream().length);
    deflater.finish();
    while (!deflater.finished()) {
      out.ensure(1 << 14);
      out.advance(deflater.deflate(out.array(), out.length(), out.array().length - out.length()));
    }
  }

  @Override
  public void close() {
    deflater.end();
  }
}
