package dev.avatar4j.server.cli;

import dev.avatar4j.image.ByteSink;
import dev.avatar4j.image.ColorTransfer;
import dev.avatar4j.image.Frame;
import dev.avatar4j.image.FrameEncoder;
import dev.avatar4j.image.PixelBuffer;
import dev.avatar4j.image.PngEncoder;

/** Turns frames into PNG files that are kept, so size counts more than speed. */
final class StillEncoder implements AutoCloseable {
  private final FrameEncoder png = PngEncoder.forFiles();
  private final ByteSink bytes = new ByteSink(1 << 18);
  private PixelBuffer pixels = new PixelBuffer(1, 1);

  byte[] encode(Frame frame) {
    if (pixels.width() != frame.width() || pixels.height() != frame.height()) {
      pixels = new PixelBuffer(frame.width(), frame.height());
    }
    ColorTransfer.encode(frame, pixels);
    bytes.clear();
    png.encode(pixels, bytes);
    return bytes.toByteArray();
  }

  @Override
  public void close() {
    png.close();
  }
}
