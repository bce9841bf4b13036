package dev.avatar4j.image;

/** Copies pixels as they are, for subscribers in the same process such as a Swing window. */
final class RawEncoder implements FrameEncoder {
  @Override
  public FrameFormat format() {
    return FrameFormat.RAW;
  }

  @Override
  public void encode(PixelBuffer pixels, ByteSink out) {
    out.write(pixels.rgba(), 0, pixels.rgba().length);
  }
}
