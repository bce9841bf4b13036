package dev.avatar4j.server.cli;

import dev.avatar4j.image.ByteSink;
import dev.avatar4j.image.ColorTransfer;
import dev.avatar4j.image.Frame;
import dev.avatar4j.image.FrameEncoder;
import dev.avatar4j.image.PixelBuffer;
import dev.avatar4j.image.PngEncoder;

/** Turns frames into the bytes of PNG files. */
final class StillEncoder implements AutoCloseable {
  private final FrameEncoder png;
  private final ByteSink bytes = new ByteSink(1 << 18);
  private PixelBuffer pixels = new PixelBuffer(1, 1);

  private StillEncoder(FrameEncoder png) {
    this.png = png;
  }

  /** For a picture that is kept: size counts more than speed. */
  static StillEncoder small() {
    return new StillEncoder(PngEncoder.forFiles());
  }

  /** For many frames: fast, and the same bytes whatever zlib the Java runtime has. */
  static StillEncoder reproducible() {
    return new StillEncoder(new PngEncoder());
  }

  byte[] encode(Frame frame) {
    if (pixels.width() != frame.width() || pixels.height() != frame.height()) {
      pixels = new PixelBuffer(frame.width(), frame.height());
    }
    ColorTransfer.encode(frame, pixels);
    return encode(pixels);
  }

  byte[] encode(PixelBuffer picture) {
    bytes.clear();
    png.encode(picture, bytes);
    return bytes.toByteArray();
  }

  @Override
  public void close() {
    png.close();
  }
}
