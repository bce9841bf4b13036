package dev.avatar4j.server.socket;

import dev.avatar4j.image.CropBox;
import dev.avatar4j.image.FrameFormat;
import dev.avatar4j.pipeline.EncodedFrame;
import dev.avatar4j.pipeline.FrameLayout;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A frame as one binary socket message: a header of {@value #HEADER_BYTES} bytes, big-endian, and
 * the picture.
 *
 * <pre>
 *  0  4 x u8  "AV4J"
 *  4  u8      version of this header: 1
 *  5  u8      format of the picture: 1 PNG, 2 QOI
 *  6  u16     bytes before the picture: {@value #HEADER_BYTES}, more in later versions
 *  8  u64     sequence number
 * 16  f64     time the frame was drawn for, in milliseconds from an arbitrary origin
 * 24  u32 u32 width and height of the picture
 * 32  u32 u32 width and height of the whole picture, as it would be without a crop
 * 40  4 x f32 left, top, right, bottom of the part that is shown, 0..1 of the whole
 * </pre>
 *
 * <p>The buffer is reused from frame to frame. Not thread-safe.
 */
final class FrameMessage {
  static final int HEADER_BYTES = 56;

  private static final byte[] MAGIC = "AV4J".getBytes(StandardCharsets.US_ASCII);
  private static final int VERSION = 1;

  private ByteBuffer buffer = ByteBuffer.allocate(64 << 10);

  /**
   * @param format a format of socket frames
   * @return its number in the header; 0 if sockets do not carry it
   */
  static int number(FrameFormat format) {
    return switch (format) {
      case PNG -> 1;
      case QOI -> 2;
      default -> 0;
    };
  }

  /**
   * @return the message, to be sent before the next one is asked for
   */
  ByteBuffer of(EncodedFrame frame) {
    int length = HEADER_BYTES + frame.length();
    if (buffer.capacity() < length) {
      buffer = ByteBuffer.allocate(length + length / 4);
    }
    buffer.clear();
    header(frame);
    try {
      frame.writeTo(new Tail());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return buffer.flip();
  }

  private void header(EncodedFrame frame) {
    FrameLayout layout = frame.layout();
    CropBox shown = layout.crop().enabled() ? layout.crop() : CropBox.WHOLE;
    buffer.put(MAGIC).put((byte) VERSION).put((byte) number(frame.format()));
    buffer.putShort((short) HEADER_BYTES).putLong(frame.sequence());
    buffer.putDouble(frame.timeNanos() / 1e6);
    buffer.putInt(frame.width()).putInt(frame.height());
    buffer.putInt(layout.fullWidth()).putInt(layout.fullHeight());
    buffer.putFloat((float) shown.left()).putFloat((float) shown.top());
    buffer.putFloat((float) shown.right()).putFloat((float) shown.bottom());
  }

  /** What is written goes behind what the buffer holds. */
  private final class Tail extends OutputStream {
    @Override
    public void write(int b) {
      buffer.put((byte) b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      buffer.put(bytes, offset, length);
    }
  }
}
