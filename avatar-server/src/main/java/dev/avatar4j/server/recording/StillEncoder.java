package dev.avatar4j.server.recording;

import dev.avatar4j.image.ByteSink;
import dev.avatar4j.image.FrameEncoder;
import dev.avatar4j.image.PixelBuffer;
import dev.avatar4j.image.PngEncoder;

/** Turns pictures into the bytes of PNG files. Used by one thread. */
public final class StillEncoder implements AutoCloseable {
  private final FrameEncoder png;
  private final ByteSink bytes = new ByteSink(1 << 18);

  private StillEncoder(FrameEncoder png) {
    this.png = png;
  }

  /**
   * @return one for a picture that is kept: size counts more than speed
   */
  public static StillEncoder small() {
    return new StillEncoder(PngEncoder.forFiles());
  }

  /**
   * @return one for many frames: fast, and the same bytes whatever zlib the Java runtime has
   */
  public static StillEncoder reproducible() {
    return new StillEncoder(new PngEncoder());
  }

  /**
   * @param picture what to encode
   * @return a whole PNG file
   */
  public byte[] encode(PixelBuffer picture) {
    bytes.clear();
    png.encode(picture, bytes);
    return bytes.toByteArray();
  }

  @Override
  public void close() {
    png.close();
  }
}
