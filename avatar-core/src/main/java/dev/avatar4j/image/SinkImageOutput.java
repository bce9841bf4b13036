package dev.avatar4j.image;

import javax.imageio.stream.ImageOutputStreamImpl;

/** Lets a writer of the Java runtime append to a {@link ByteSink}; it can neither read nor seek. */
final class SinkImageOutput extends ImageOutputStreamImpl {
  private final ByteSink sink;

  SinkImageOutput(ByteSink sink) {
    this.sink = sink;
  }

  @Override
  public void write(int value) {
    sink.write(value);
    streamPos++;
  }

  @Override
  public void write(byte[] source, int offset, int count) {
    sink.write(source, offset, count);
    streamPos += count;
  }

  @Override
  public int read() {
    return -1;
  }

  @Override
  public int read(byte[] target, int offset, int count) {
    return -1;
  }
}
