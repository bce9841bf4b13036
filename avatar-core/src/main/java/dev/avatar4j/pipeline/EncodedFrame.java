package dev.avatar4j.pipeline;

import dev.avatar4j.image.ByteSink;
import dev.avatar4j.image.FrameEncoding;
import dev.avatar4j.image.FrameFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One published frame, encoded. Its bytes live in a buffer that is reused once every holder has
 * closed the frame: close it when it is written, and do not read it afterwards. A frame that is
 * never closed costs only its memory.
 *
 * <p>Safe to read from several threads, each with its own {@link FrameSubscription#next claim}.
 */
public final class EncodedFrame implements AutoCloseable {
  private final FramePool pool;
  private final ByteSink bytes;
  private final AtomicInteger holders = new AtomicInteger(1);
  private final long sequence;
  private final long timeNanos;
  private final FrameEncoding encoding;
  private final int width;
  private final int height;
  private final FrameLayout layout;

  EncodedFrame(
      FramePool pool,
      ByteSink bytes,
      long sequence,
      long timeNanos,
      FrameEncoding encoding,
      int width,
      int height,
      FrameLayout layout) {
    this.pool = pool;
    this.bytes = bytes;
    this.sequence = sequence;
    this.timeNanos = timeNanos;
    this.encoding = encoding;
    this.width = width;
    this.height = height;
    this.layout = layout;
  }

  /**
   * @return the frame's number, counted from 1 and the same in every format; numbers grow, but a
   *     subscription does not see all of them
   */
  public long sequence() {
    return sequence;
  }

  /**
   * @return the time sample the frame was drawn for
   */
  public long timeNanos() {
    return timeNanos;
  }

  /**
   * @return how the bytes are encoded
   */
  public FrameFormat format() {
    return encoding.format();
  }

  /**
   * @return how the bytes are encoded, with all options
   */
  public FrameEncoding encoding() {
    return encoding;
  }

  /**
   * @return columns
   */
  public int width() {
    return width;
  }

  /**
   * @return rows
   */
  public int height() {
    return height;
  }

  /**
   * @return where this frame lies in the whole picture
   */
  public FrameLayout layout() {
    return layout;
  }

  /**
   * @return how many bytes the encoded frame has
   */
  public int length() {
    return bytes.length();
  }

  /**
   * @param out receives all bytes; may block for as long as it likes, nobody else waits for it
   * @throws IOException from {@code out}
   */
  public void writeTo(OutputStream out) throws IOException {
    out.write(bytes.array(), 0, bytes.length());
  }

  /**
   * @param target receives all bytes, from its beginning; at least {@link #length()} long
   */
  public void copyTo(byte[] target) {
    System.arraycopy(bytes.array(), 0, target, 0, bytes.length());
  }

  /**
   * @return a copy of all bytes
   */
  public byte[] toByteArray() {
    return bytes.toByteArray();
  }

  EncodedFrame retain() {
    holders.incrementAndGet();
    return this;
  }

  /** Gives up one claim; the last one returns the buffer for reuse. */
  @Override
  public void close() {
    if (holders.decrementAndGet() == 0) {
      pool.give(bytes);
    }
  }
}
